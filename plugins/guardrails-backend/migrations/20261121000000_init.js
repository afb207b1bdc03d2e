// @ts-check

/**
 * Times are RFC 3339 texts with milliseconds, in UTC: they sort as text and are equal in every database.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('evidence', table => {
    table.comment('Evidence that was handed in, until it expires');
    table.string('principal', 450).notNullable();
    table.string('digest', 71).notNullable();
    table.string('upload', 36).notNullable().comment('Which chunks it is');
    table.integer('size').notNullable();
    table.string('expires_at', 24).notNullable();
    table.primary(['principal', 'digest']);
    table.index(['expires_at'], 'evidence_expires_idx');
    table.index(['upload'], 'evidence_upload_idx');
  });

  await knex.schema.createTable('evidence_chunks', table => {
    table.comment(
      'Bytes of evidence; without a row in evidence they count as never received',
    );
    table.string('upload', 36).notNullable();
    table.integer('position').notNullable();
    table.binary('content').notNullable();
    table.string('received_at', 24).notNullable();
    table.primary(['upload', 'position']);
    table.index(['received_at'], 'evidence_chunks_received_idx');
  });

  await knex.schema.createTable('decisions', table => {
    table.comment('Verdicts on record');
    table.string('id', 36).primary().comment('UUIDv7: sorts by time');
    table.string('recorded_at', 24).notNullable();
    table.string('principal', 450).notNullable().comment('Who asked');
    table.string('actor_ref', 400).notNullable();
    table.string('outcome', 20).notNullable();
    table.string('target_ref', 400);
    table
      .string('target_owner', 400)
      .comment('As the catalog said then, or learned later for a new target');
    table.string('environment', 200);
    table.string('format', 200).notNullable().comment('Of the evidence');
    table.string('fingerprint', 71).notNullable();
    table.string('task', 200);
    table.text('summary').notNullable().comment('JSON: what a list shows');
    table.string('encoding', 8).notNullable().comment('json or gzip');
    table
      .binary('document')
      .notNullable()
      .comment('The decision without id and recordedAt');
    table.index(['recorded_at'], 'decisions_recorded_idx');
    table.index(['actor_ref', 'id'], 'decisions_actor_idx');
    table.index(['outcome', 'id'], 'decisions_outcome_idx');
    table.index(['target_ref', 'id'], 'decisions_target_idx');
    table.index(['target_owner', 'id'], 'decisions_owner_idx');
    table.index(['environment', 'id'], 'decisions_environment_idx');
  });

  await knex.schema.createTable('decision_inputs', table => {
    table.comment(
      'Redacted inputs; retention removes them before the decisions',
    );
    table.string('decision_id', 36).primary();
    table.string('encoding', 8).notNullable();
    table.binary('content').notNullable();
  });

  await knex.schema.createTable('decision_rules', table => {
    table.comment('Which rules a decision has findings of');
    table.string('rule', 200).notNullable();
    table.string('decision_id', 36).notNullable();
    table.primary(['rule', 'decision_id']);
    table.index(['decision_id'], 'decision_rules_decision_idx');
  });

  await knex.schema.createTable('idempotency_keys', table => {
    table.string('principal', 450).notNullable();
    table.string('key', 200).notNullable();
    table.string('body_digest', 71).notNullable();
    table.string('decision_id', 36).notNullable();
    table.primary(['principal', 'key']);
    table.index(['decision_id'], 'idempotency_keys_decision_idx');
  });

  await knex.schema.createTable('grants', table => {
    table.comment('One-time permissions to carry out one decided change');
    table.string('id', 36).primary();
    table.string('decision_id', 36).notNullable();
    table.string('principal', 450).notNullable();
    table.string('enforcement_point', 200).notNullable();
    table.string('fingerprint', 71).notNullable();
    table.string('task', 200).notNullable();
    table.string('plan', 71).notNullable();
    table.string('workspace', 71).notNullable();
    table.string('minted_at', 24).notNullable();
    table.string('expires_at', 24).notNullable();
    table.string('redeemed_at', 24);
    table
      .string('status', 10)
      .comment('applied, failed or unknown, once known');
    table.string('ended_at', 24);
    table.text('detail');
    table.string('entity', 400).comment('What came into being');
    table.string('cataloged_at', 24);
    table.index(['decision_id'], 'grants_decision_idx');
    table.index(['entity'], 'grants_entity_idx');
    table.index(['status', 'redeemed_at'], 'grants_status_idx');
  });

  await knex.schema.createTable('settings', table => {
    table.comment(
      'What the installation made up for itself, such as its sealing key',
    );
    table.string('name', 50).primary();
    table.text('value').notNullable();
  });

  await knex.schema.createTable('redemptions', table => {
    table.comment(
      'A decision is carried out at most once, whatever number of grants it has',
    );
    table.string('decision_id', 36).primary();
    table.string('grant_id', 36).notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('redemptions');
  await knex.schema.dropTable('settings');
  await knex.schema.dropTable('grants');
  await knex.schema.dropTable('idempotency_keys');
  await knex.schema.dropTable('decision_rules');
  await knex.schema.dropTable('decision_inputs');
  await knex.schema.dropTable('decisions');
  await knex.schema.dropTable('evidence_chunks');
  await knex.schema.dropTable('evidence');
};
