// @ts-check

/**
 * What judging again needs to come to the same fingerprint, which approval a grant rests on, and what was
 * redeemed per target, so that a big change cut into small ones is judged as the sum.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('decisions', table => {
    table
      .string('sealed', 71)
      .comment('Keyed hash over the sensitive values that were kept back');
    table
      .string('workspace', 71)
      .comment('What will carry the change out; a part of the fingerprint');
  });
  await knex.schema.alterTable('grants', table => {
    table.string('approval_id', 36);
    table.string('target_ref', 400);
    table
      .string('afterwards_id', 36)
      .comment('Decision about what stands since');
    table.integer('destroyed').notNullable().defaultTo(0);
    table.integer('replaced').notNullable().defaultTo(0);
    table.integer('changed').notNullable().defaultTo(0);
    table.index(['target_ref', 'redeemed_at'], 'grants_window_idx');
    table.index(['approval_id'], 'grants_approval_idx');
    table.index(['afterwards_id'], 'grants_afterwards_idx');
  });
  await knex.schema.createTable('target_turns', table => {
    table.comment(
      'Counts redemptions per target: whoever judged before another one redeemed judges again',
    );
    table.string('target_ref', 400).primary();
    table.integer('turn').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('target_turns');
  await knex.schema.alterTable('grants', table => {
    table.dropIndex(['afterwards_id'], 'grants_afterwards_idx');
    table.dropIndex(['approval_id'], 'grants_approval_idx');
    table.dropIndex(['target_ref', 'redeemed_at'], 'grants_window_idx');
  });
  await knex.schema.alterTable('grants', table => {
    table.dropColumns(
      'approval_id',
      'afterwards_id',
      'target_ref',
      'destroyed',
      'replaced',
      'changed',
    );
  });
  await knex.schema.alterTable('decisions', table => {
    table.dropColumns('sealed', 'workspace');
  });
};
