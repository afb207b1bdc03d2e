// @ts-check

/**
 * A task that continues another one names it, and the name is looked up among the decisions of that task.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('decisions', table => {
    table.index(['task'], 'decisions_task_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('decisions', table => {
    table.dropIndex(['task'], 'decisions_task_idx');
  });
};
