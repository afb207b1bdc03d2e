// @ts-check

/**
 * What the results of a what-if add up to, kept with it when it ends: it is read more often than it ends, and has up to
 * 50,000 results. One that ended before is added up when it is read.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('what_ifs', table => {
    table.text('totals').comment('JSON: of its results, once it has ended');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('what_ifs', table => {
    table.dropColumn('totals');
  });
};
