// @ts-check

/**
 * What the sweep of the catalog evaluated last of each entity, and with what: an entity is evaluated again where any of
 * it differs. None of it gives authority; without it everything is evaluated again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('findings', table => {
    table.index(['source', 'state', 'id'], 'findings_source_idx');
  });

  await knex.schema.createTable('swept_entities', table => {
    table.comment('Entities as the sweep evaluated them last');
    table.string('entity_ref', 400).primary();
    table.string('uid', 64).notNullable().comment('Of the catalog');
    table
      .string('etag', 200)
      .notNullable()
      .comment('Of the catalog: changes with the entity and its relations');
    table
      .string('policy', 71)
      .notNullable()
      .comment('Digest of the rules of its kind and what they read');
    table
      .string('facts', 71)
      .notNullable()
      .comment('Digest of facts from elsewhere; empty where none is known');
    table
      .text('targets')
      .notNullable()
      .comment('What it refers to, a line each, with what was true of it');
    table.index(['uid'], 'swept_entities_uid_idx');
  });

  await knex.schema.createTable('sweeps', table => {
    table.comment('The newest sweep; one row');
    table.integer('id').primary();
    table.string('run', 36).notNullable().comment('UUIDv7');
    table.string('started_at', 24).notNullable();
    table.string('ended_at', 24).comment('Empty while it runs, or was killed');
    table
      .string('completed_at', 24)
      .comment('When a sweep last saw the whole catalog');
    table.integer('entities').notNullable();
    table.integer('evaluated').notNullable();
    table
      .integer('failed')
      .notNullable()
      .comment('Entities that could not be evaluated');
  });
};

/**
 * Findings of the sweep go with it: without it nothing would ever end them.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('findings').where({ source: 'sweep' }).delete();
  await knex.schema.dropTable('sweeps');
  await knex.schema.dropTable('swept_entities');
  await knex.schema.alterTable('findings', table => {
    table.dropIndex(['source', 'state', 'id'], 'findings_source_idx');
  });
};
