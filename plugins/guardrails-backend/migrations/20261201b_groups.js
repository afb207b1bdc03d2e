// @ts-check

const dimensions = ['owner', 'system', 'environment', 'rule'];
const counts = [
  'open',
  'enforced',
  'not_confirmed',
  'waived',
  'opened',
  'resolved',
];

/**
 * Counts in groups for one filter as well: what a page shows with a filter is read as it is, however many cells there
 * are. They are made anew with the next count; until then they are of the last one, like the other counts.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('finding_groups', table => {
    table
      .string('within', 11)
      .notNullable()
      .defaultTo('')
      .comment('The dimension of the filter; empty where there is none');
    table.string('within_key', 400).comment('What it filters by');
    table.dropIndex(['dimension'], 'finding_groups_idx');
    table.index(
      ['dimension', 'within', 'within_key'],
      'finding_groups_within_idx',
    );
  });
  for (const within of dimensions) {
    for (const dimension of dimensions) {
      const sums = counts.map(count => `sum("${count}")`).join(', ');
      await knex.raw(
        `insert into finding_groups
           ("dimension", "key", "within", "within_key",
            ${counts.map(count => `"${count}"`).join(', ')})
         select '${dimension}', "${dimension}", '${within}', "${within}", ${sums}
         from finding_cells where "${within}" is not null
         group by "${dimension}", "${within}"`,
      );
    }
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('finding_groups').whereNot({ within: '' }).delete();
  await knex.schema.alterTable('finding_groups', table => {
    table.dropIndex(
      ['dimension', 'within', 'within_key'],
      'finding_groups_within_idx',
    );
    table.index(['dimension'], 'finding_groups_idx');
    table.dropColumn('within_key');
    table.dropColumn('within');
  });
};
