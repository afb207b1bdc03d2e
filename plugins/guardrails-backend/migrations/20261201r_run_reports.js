// @ts-check

/**
 * What enforcement points say of runs between their decisions: one row for each decision, the newest report. Nothing rests
 * on it; it is shown.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('run_reports', table => {
    table.comment('How runs go on after a decision, until they are applied');
    table.string('decision_id', 36).primary();
    table
      .string('status', 16)
      .notNullable()
      .comment('checking, checked, check-failed or cancelled');
    table.string('started_at', 24).comment('Of the check after the decision');
    table.string('at', 24).notNullable().comment('Of the newest report');
    table.string('enforcement_point', 255).notNullable();
    table.text('detail');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('run_reports');
};
