// @ts-check

/**
 * What was provisioned, one row per entity. The catalog forgets an entity that no provider names any more,
 * so the rows have to outlive every restart. They live in the catalog's own database beside its tables,
 * under a name that no table of the catalog begins with.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('guardrails_provisioned', table => {
    table
      .string('entity_ref', 400)
      .primary()
      .comment('Entity ref in lower case');
    table.text('entity', 'longtext').notNullable().comment('Entity as JSON');
    table
      .string('decision_id', 36)
      .notNullable()
      .comment('UUIDv7 of the newest decision; a lower one comes too late');
    table
      .boolean('removed')
      .notNullable()
      .comment('Decommissioned; kept so that an old decision cannot revive it');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('guardrails_provisioned');
};
