// @ts-check

/**
 * In which currency what was used is billed, so that a page of one currency shows the quantities of its costs.
 *
 * It only adds columns. What is summed up already has no currency, and is summed up again by the next allocation, as what
 * replicas of the version before sum up meanwhile: they leave `by_currency` at its default. Until then, a page without a
 * currency is complete, and one of a currency has no quantities.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('monthly_usage', table => {
    table.string('currency', 40).comment('Null: summed up without it');
  });
  await knex.schema.alterTable('usage_sums', table => {
    table
      .boolean('by_currency')
      .notNullable()
      .defaultTo(false)
      .comment('Whether quantities are summed up by currency');
  });
};

/**
 * The version before adds the rows of a quantity up, whatever their number.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('usage_sums', table => {
    table.dropColumn('by_currency');
  });
  await knex.schema.alterTable('monthly_usage', table => {
    table.dropColumn('currency');
  });
};
