// @ts-check

/**
 * What was provisioned under an entity ref in an environment, and which grant changes it at this moment. It was kept
 * in files of the scaffolder before, which two teams could write one after the other.
 *
 * Rows are never removed: a released name keeps its row, so that an import of the old files cannot bring it back.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('targets', table => {
    table.comment(
      'Provisioned targets: one row per entity ref and environment',
    );
    table.string('id', 36).primary();
    table.string('target_ref', 400).notNullable();
    table.string('environment', 200).notNullable();
    table
      .string('state', 8)
      .notNullable()
      .comment(
        'claimed: a change is under way; active; released: the name is free',
      );
    table.string('module', 63).notNullable();
    table
      .text('module_values')
      .notNullable()
      .comment('Values of the module at the last change, JSON');
    table
      .text('secret_names')
      .notNullable()
      .comment('Variables that came from secrets, JSON; they are given again');
    table
      .string('owner', 400)
      .comment('Entity ref; empty where nobody named one');
    table.string('initiator', 400).comment('Who made it; entity ref');
    table
      .text('teams')
      .notNullable()
      .comment('Groups of the initiator at that time, JSON');
    table
      .string('grant_id', 36)
      .comment('The grant whose outcome is awaited; only while claimed');
    table.integer('destroys').notNullable().defaultTo(0);
    table.integer('revision').notNullable().defaultTo(0);
    table.string('since', 24).notNullable();
    table.string('changed_at', 24).notNullable();
    table.unique(['target_ref', 'environment'], {
      indexName: 'targets_name_uniq',
    });
    table.index(['owner', 'id'], 'targets_owner_idx');
    table.index(['initiator', 'id'], 'targets_initiator_idx');
    table.index(['state', 'id'], 'targets_state_idx');
    table.index(['grant_id'], 'targets_grant_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('targets');
};
