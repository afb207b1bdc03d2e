// @ts-check

/**
 * Recorded decisions held against another policy. Results are of a person and for a time, so nothing here is on the
 * ledger or sealed: no authority comes of it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('what_ifs', table => {
    table.comment('Policies that recorded decisions are held against');
    table.string('id', 36).primary().comment('UUIDv7: sorts by time');
    table.string('principal', 450).notNullable().comment('Whose it is');
    table.string('started_at', 24).notNullable();
    table.string('ended_at', 24);
    table.string('outcome', 20).comment('finished, cancelled or failed');
    table.string('since', 24).notNullable();
    table.string('until', 24).notNullable();
    table.integer('total').notNullable().comment('That the person may read');
    table.integer('left_out').notNullable().comment('That they may not');
    table.integer('unchanged').notNullable().defaultTo(0);
    table.text('policy').comment('JSON: bundle and parameters, once read');
    table.text('error').comment('JSON: code and message');
    table.index(['principal', 'id'], 'what_ifs_principal_idx');
    table.index(['started_at'], 'what_ifs_started_idx');
  });

  await knex.schema.createTable('what_if_slots', table => {
    table.comment('The one that runs; a replica that ends stops beating');
    table.integer('slot').primary();
    table.string('what_if_id', 36).notNullable();
    table.string('beat_at', 24).notNullable();
    table.string('cancelled_at', 24).comment('Its replica ends it');
  });

  await knex.schema.createTable('what_if_results', table => {
    table.comment('Decisions that are not as they were');
    table.string('what_if_id', 36).notNullable();
    table.string('decision_id', 36).notNullable();
    table.string('recorded_at', 24).notNullable();
    table.string('result', 20).notNullable();
    table.string('before', 20).notNullable().comment('Outcome');
    table.string('after', 20);
    table.string('target_ref', 400);
    table.string('team', 400);
    table.string('environment', 200);
    table.string('reason', 40).comment('Code, where it was not judged');
    table.string('older_engine', 40);
    table
      .integer('explained')
      .comment('1 where what was not recorded then explains it alone');
    table.text('detail').notNullable().comment('JSON: what else is shown');
    table.primary(['what_if_id', 'decision_id']);
  });

  await knex.schema.createTable('what_if_rules', table => {
    table.comment('Rules that have a part in the change of a decision');
    table.string('what_if_id', 36).notNullable();
    table.string('rule', 200).notNullable();
    table.string('decision_id', 36).notNullable();
    table.string('result', 20).notNullable();
    table.primary(['what_if_id', 'rule', 'decision_id']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('what_if_rules');
  await knex.schema.dropTable('what_if_results');
  await knex.schema.dropTable('what_if_slots');
  await knex.schema.dropTable('what_ifs');
};
