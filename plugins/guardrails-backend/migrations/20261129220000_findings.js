// @ts-check

/**
 * What is not compliant, each with its life: one row per place (source, rule, resource, path) of an entity in an
 * environment. Values of the finding are attributes and change with every sighting; the place does not.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('findings', table => {
    table.comment('Findings with their life; one row per place');
    table.string('id', 36).primary().comment('UUIDv7: sorts by time');
    table.string('source', 50).notNullable();
    table.string('entity_ref', 400).notNullable();
    table
      .string('entity_uid', 64)
      .comment('Of the catalog, once known: a renamed entity keeps findings');
    table
      .string('environment', 200)
      .notNullable()
      .comment('Empty where the source knows none');
    table.string('owner', 400).comment('Entity ref, as the catalog says now');
    table.string('rule', 200).notNullable();
    table
      .string('place', 71)
      .notNullable()
      .comment('Digest of source, rule, resource and path');
    table.text('resource').notNullable();
    table
      .string('state', 13)
      .notNullable()
      .comment('proposed, open, waived, not-confirmed or resolved');
    table.string('exception_id', 36).comment('What waives it');
    table.string('pre_approval', 200).comment('What waives it');
    table.string('decision_id', 36).notNullable().comment('That saw it last');
    table.string('observed_at', 24).notNullable();
    table
      .string('observed_by', 36)
      .notNullable()
      .comment('Decision; with the time it is the order of observations');
    table.string('first_seen_at', 24).notNullable();
    table.string('last_seen_at', 24).notNullable();
    table
      .string('opened_at', 24)
      .comment('Since when it is there; empty where it was only proposed');
    table.string('unconfirmed_at', 24).comment('Not confirmed since');
    table.string('resolved_at', 24);
    table.integer('reopened').notNullable();
    table
      .boolean('imported')
      .notNullable()
      .defaultTo(false)
      .comment('From decisions that were made before findings were kept');
    table.text('attributes').notNullable().comment('The finding, JSON');
    table.unique(['entity_ref', 'environment', 'place'], {
      indexName: 'findings_place_uniq',
    });
    table.index(['entity_ref', 'state', 'id'], 'findings_entity_idx');
    table.index(['entity_uid', 'state', 'id'], 'findings_uid_idx');
    table.index(['owner', 'state', 'id'], 'findings_owner_idx');
    table.index(['environment', 'state', 'id'], 'findings_environment_idx');
    table.index(['rule', 'state', 'id'], 'findings_rule_idx');
    table.index(['state', 'id'], 'findings_state_idx');
    table.index(['resolved_at'], 'findings_resolved_idx');
    table.index(['state', 'last_seen_at'], 'findings_seen_idx');
  });

  await knex.schema.createTable('finding_history', table => {
    table.comment('How far findings were filled from kept decisions; one row');
    table.integer('id').primary();
    table
      .string('last', 36)
      .notNullable()
      .comment('The newest decision that was read; empty before the first');
    table.string('started_at', 24).comment('When the first batch was read');
    table.string('done_at', 24);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('finding_history');
  await knex.schema.dropTable('findings');
};
