// @ts-check

/**
 * An end that could not be completed says what hinders it, for as long as it does.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('leases', table => {
    table
      .text('obstacles')
      .comment('JSON: what keeps access from ending, as of the last attempt');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('leases', table => {
    table.dropColumn('obstacles');
  });
};
