// @ts-check

/**
 * What checks of targets for drift have seen: one row for each target, beside it. Nothing rests on it: it is shown, and
 * says when the next check is due.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('target_drift', table => {
    table.comment('Whether targets are as they were applied');
    table.string('target_id', 36).primary().comment('Of targets');
    table.string('due_at', 24).notNullable().comment('Next check');
    table.integer('attempts').notNullable().comment('Since one could look');
    table.string('run_id', 36).comment('The check under way');
    table
      .integer('slot')
      .unique({ indexName: 'target_drift_slot_uniq' })
      .comment('Of the check under way: there are as many as checks at once');
    table.string('run_at', 24);
    table.string('run_until', 24).comment('Then it has died');
    table.integer('run_revision').comment('Of the target as it was taken');
    table.text('applied').comment('JSON: what it was applied with last');
    table.integer('applied_revision').comment('Of the target then');
    table.string('status', 16).comment('in-sync or drifted');
    table.string('checked_at', 24);
    table.integer('checked_revision').comment('Of the target then');
    table.string('since', 24).comment('When a check saw the drift first');
    table.integer('drifted').notNullable().comment('Resources');
    table.text('resources').notNullable().comment('JSON: the first of them');
    table.integer('violations').notNullable();
    table.string('decision_id', 36).comment('About what exists now');
    table.text('cost').comment('JSON');
    table.string('failed_at', 24);
    table.integer('failed_revision').comment('Of the target then');
    table.text('failure').comment('Why the newest check could not look');
    table.index(['due_at'], 'target_drift_due_idx');
    table.index(['run_id'], 'target_drift_run_idx');
    table.index(['run_until'], 'target_drift_until_idx');
    table.index(['status'], 'target_drift_status_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('findings').where({ source: 'drift' }).delete();
  await knex.schema.dropTable('target_drift');
};
