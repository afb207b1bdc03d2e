// @ts-check

/**
 * Whether checks for drift have a row of a target, on the target itself: so what is new is found along an index, and a
 * call for the next check costs the same however many targets there are. The same for those whose last check failed.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('targets', table => {
    table
      .integer('followed')
      .notNullable()
      .defaultTo(0)
      .comment('1 where target_drift has a row of it');
    table.index(['followed', 'state', 'id'], 'targets_followed_idx');
  });
  await knex('targets')
    .whereIn('id', knex('target_drift').select('target_id'))
    .update({ followed: 1 });
  await knex.schema.alterTable('target_drift', table => {
    table.index(['failed_revision'], 'target_drift_failed_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('target_drift', table => {
    table.dropIndex(['failed_revision'], 'target_drift_failed_idx');
  });
  await knex.schema.alterTable('targets', table => {
    table.dropIndex(['followed', 'state', 'id'], 'targets_followed_idx');
    table.dropColumn('followed');
  });
};
