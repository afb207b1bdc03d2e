// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('bundles', table => {
    table.comment('Bundles that judged here, as long as a decision names them');
    table.string('digest', 71).primary();
    table.string('revision', 200).notNullable();
    table.binary('content').notNullable().comment('The archive as it is');
    table
      .string('last_used_at', 24)
      .notNullable()
      .comment('Touched while it is in force');
    table.index(['last_used_at'], 'bundles_last_used_idx');
  });

  await knex.schema.createTable('parameters', table => {
    table.comment('Parameters that judged here, kept like bundles');
    table.string('digest', 71).primary();
    table.text('content').notNullable().comment('Canonical JSON');
    table.string('last_used_at', 24).notNullable();
    table.index(['last_used_at'], 'parameters_last_used_idx');
  });

  await knex.schema.createTable('erased_inputs', table => {
    table.comment('Which inputs are gone on purpose, so that a loss is not');
    table.string('decision_id', 36).primary();
    table.string('erased_at', 24).notNullable();
    table.string('erased_by', 200).notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('erased_inputs');
  await knex.schema.dropTable('parameters');
  await knex.schema.dropTable('bundles');
};
