// @ts-check

/**
 * Times are RFC 3339 texts with milliseconds, in UTC.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('passkeys', table => {
    table.comment('Public halves of passkeys; revoked ones stay');
    table.string('id', 36).primary().comment('UUIDv7: sorts by time');
    table.string('person', 400).notNullable().comment('Entity ref');
    table.string('name', 100).notNullable();
    table
      .string('credential_id', 1400)
      .notNullable()
      .comment('Given by the authenticator, base64url');
    table.text('public_key').notNullable().comment('COSE, base64url');
    table
      .double('counter')
      .notNullable()
      .comment(
        '32 bits without a sign: exact, and a number on either database',
      );
    table.text('transports').notNullable().comment('JSON');
    table.string('enrolled_at', 24).notNullable();
    table.string('usable_from', 24).notNullable();
    table.string('last_used_at', 24);
    table.string('revoked_at', 24);
    table.unique(['credential_id'], { indexName: 'passkeys_credential_uniq' });
    table.index(['person', 'id'], 'passkeys_person_idx');
  });

  await knex.schema.createTable('passkey_challenges', table => {
    table.comment('Questions that a passkey can still answer, once');
    table.string('person', 400).notNullable().comment('Entity ref');
    table.string('purpose', 10).notNullable();
    table
      .string('approval_id', 36)
      .notNullable()
      .comment('Empty where a passkey is enrolled');
    table.string('nonce', 43).notNullable();
    table.string('expires_at', 24).notNullable();
    table.primary(['person', 'purpose', 'approval_id']);
    table.index(['expires_at'], 'passkey_challenges_expiry_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('passkey_challenges');
  await knex.schema.dropTable('passkeys');
};
