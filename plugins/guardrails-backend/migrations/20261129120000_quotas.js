// @ts-check

/**
 * What each person or service has used of a quota in the current window, and an index for counting open requests
 * of one person.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('quota_usage', table => {
    table.comment('Usage of quotas; one row for each principal and quota');
    table.string('principal', 420).notNullable();
    table.string('quota', 20).notNullable();
    table.string('window', 24).notNullable().comment('When the window began');
    table
      .bigInteger('used')
      .notNullable()
      .comment('Bytes or requests, with what replicas hold in reserve');
    table.primary(['principal', 'quota']);
    table.index(['window'], 'quota_usage_window_idx');
  });
  await knex.raw(
    `create index approvals_requester_open_idx on approvals (requester)
     where closed_as is null`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('approvals', table =>
    table.dropIndex([], 'approvals_requester_open_idx'),
  );
  await knex.schema.dropTable('quota_usage');
};
