// @ts-check

/**
 * Exceptions for entities of the catalog, which are found by uid: an entity that is registered anew, or another one under
 * the same name, has none of them. The sweep remembers what it evaluated an entity with, so that it looks again where an
 * exception was granted or has ended.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('exceptions', table => {
    table
      .string('target_uid', 64)
      .comment('Of the catalog; null for exceptions from changes');
    table.index(['target_uid', 'until'], 'exceptions_target_uid_idx');
  });
  await knex.schema.alterTable('swept_entities', table => {
    table
      .string('exceptions', 71)
      .notNullable()
      .defaultTo('')
      .comment('Digest of those it was evaluated with; empty where none was');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('swept_entities', table => {
    table.dropColumn('exceptions');
  });
  await knex.schema.alterTable('exceptions', table => {
    table.dropIndex(['target_uid', 'until'], 'exceptions_target_uid_idx');
    table.dropColumn('target_uid');
  });
};
