// @ts-check

/** Entity refs by their names: what people type of them. */
const named = [
  ['decisions_target_name_idx', 'decisions', 'target_ref'],
  ['decisions_actor_name_idx', 'decisions', 'actor_ref'],
  ['approvals_target_name_idx', 'approvals', 'target_ref'],
  ['approvals_requester_name_idx', 'approvals', 'requester'],
  ['exceptions_target_name_idx', 'exceptions', 'target_ref'],
  ['exceptions_requester_name_idx', 'exceptions', 'requester'],
];

/**
 * Indexes that searches by the beginning of a name walk along, over the expression of `nameOf`; their second column is
 * the order of the lists. And one by the owner, for a filter.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const sqlite = String(knex.client.config.client).includes('sqlite');
  for (const [name, table, column] of named) {
    const expression = sqlite
      ? `lower(substr(${column}, instr(${column}, '/') + 1))`
      : `(lower(substr(${column}, strpos(${column}, '/') + 1)) collate "C")`;
    await knex.raw(`create index ${name} on ${table} (${expression}, id)`);
  }
  await knex.schema.alterTable('approvals', table => {
    table.index(['target_owner', 'id'], 'approvals_owner_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('approvals', table => {
    table.dropIndex(['target_owner', 'id'], 'approvals_owner_idx');
  });
  for (const [name] of named) await knex.raw(`drop index ${name}`);
};
