// @ts-check

/**
 * Which scheme a fingerprint was made by, and which revision of its rule an exception goes on with where the scheme
 * of rule digests changed and the rule did not. What people consented to stays as it was written.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('approvals', table => {
    table
      .string('fingerprint_version', 50)
      .comment('Scheme of the fingerprint; null before schemes were recorded');
    table
      .string('closed_reason', 30)
      .comment('fingerprint-version where an upgrade closed it');
  });
  await knex.schema.alterTable('exceptions', table => {
    table
      .string('carried_rule_digest', 71)
      .comment('Digest in force of the very rule that was consented to');
    table.string('carried_at', 24);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('exceptions', table => {
    table.dropColumns('carried_rule_digest', 'carried_at');
  });
  await knex.schema.alterTable('approvals', table => {
    table.dropColumns('fingerprint_version', 'closed_reason');
  });
};
