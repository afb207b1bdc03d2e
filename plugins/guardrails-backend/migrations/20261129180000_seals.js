// @ts-check

/** Tables whose rows change; each change is a revision, and the ledger says which one superseded which. */
const CHANGING = [
  'approval_consents',
  'approval_handovers',
  'delegations',
  'exceptions',
  'grants',
  'leases',
  'passkeys',
];

const SEALED = [
  ...CHANGING,
  'approvals',
  'approval_asked',
  'approval_escalations',
  'lease_reviews',
  'ledger_entries',
  'ledger_heads',
];

/**
 * Seals are keyed hashes over what gives authority. Rows from before have none: the service seals them once, at its
 * first start, as far as the ledger vouches for them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const name of SEALED) {
    await knex.schema.alterTable(name, table => {
      table.string('seal', 43).comment('HMAC-SHA-256 in base64url');
    });
  }
  for (const name of CHANGING) {
    await knex.schema.alterTable(name, table => {
      table.integer('revision').notNullable().defaultTo(0);
    });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const name of CHANGING) {
    await knex.schema.alterTable(name, table => {
      table.dropColumn('revision');
    });
  }
  for (const name of SEALED) {
    await knex.schema.alterTable(name, table => {
      table.dropColumn('seal');
    });
  }
};
