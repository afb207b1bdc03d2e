// @ts-check

/**
 * Which budgets limit the team that they are of: those that a manager set. Who set the ones before is not known, so they
 * are for display and alerts until a manager sets them again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('budgets', table => {
    table
      .boolean('decides')
      .notNullable()
      .defaultTo(false)
      .comment('Whether a manager set it');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('budgets', table => {
    table.dropColumn('decides');
  });
};
