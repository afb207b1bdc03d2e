// @ts-check

/**
 * What an exception or an approval goes on with where a rule changed and finds the same in the change that it was granted
 * for. What people consented to stays as it was written.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('exceptions', table => {
    table
      .text('reads')
      .comment(
        'Digest of the logic of the rule and, by resource type, of its rows; null before they were recorded',
      );
    table
      .text('carried_coverage')
      .comment(
        'What it waives with the changed rule; null where it is the same',
      );
    table
      .string('ended_because', 30)
      .comment('Why it did not go on with a changed rule');
    table
      .string('ended_bundle', 71)
      .comment('Digest of the bundle that it ended with');
    table.string('ended_at', 24);
  });
  await knex.schema.alterTable('approvals', table => {
    table
      .string('carried_fingerprint', 71)
      .comment('Fingerprint of the same change and findings by changed rules');
    table.string('carried_at', 24);
    table.index(['carried_fingerprint'], 'approvals_carried_fingerprint');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('approvals', table => {
    table.dropIndex(['carried_fingerprint'], 'approvals_carried_fingerprint');
    table.dropColumns('carried_fingerprint', 'carried_at');
  });
  await knex.schema.alterTable('exceptions', table => {
    table.dropColumns(
      'reads',
      'carried_coverage',
      'ended_because',
      'ended_bundle',
      'ended_at',
    );
  });
};
