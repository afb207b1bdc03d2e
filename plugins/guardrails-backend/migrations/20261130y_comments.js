// @ts-check

/**
 * Comments on decisions. The text and its salt go with its removal; who removed it and when stay.
 *
 * The columns that say how a request for approval ended, and what a reviewer said, are widened for longer words.
 * SQLite limits no text.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('comments', table => {
    table.comment('Comments of people on decisions');
    table.string('id', 36).primary().comment('UUIDv7: sorts by time');
    table.string('decision_id', 36).notNullable();
    table.string('author', 400).notNullable().comment('Entity ref');
    table.string('at', 24).notNullable();
    table.text('text').comment('Null once it is removed');
    table
      .string('salt', 43)
      .comment('Of the digest on the ledger; base64url; null once removed');
    table.string('edited_at', 24);
    table.string('removed_at', 24);
    table.string('removed_by', 400).comment('Entity ref');
    table.index(['decision_id', 'id'], 'comments_decision_idx');
  });
  if (String(knex.client.config.client).includes('sqlite')) return;
  await knex.raw(
    'alter table approvals alter column closed_as type varchar(20)',
  );
  await knex.raw(
    'alter table approval_parts alter column closed_as type varchar(20)',
  );
  await knex.raw(
    'alter table approval_consents alter column kind type varchar(20)',
  );
};

/**
 * The columns stay as wide as they are: rows can hold the longer words.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('comments');
};
