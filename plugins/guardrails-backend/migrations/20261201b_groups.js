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
 * Counts in groups for one filter: what a page shows with a filter is read as it is, however many cells there are. They
 * have a table of their own, because a replica of an earlier version empties `finding_groups` and reads all of it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('finding_filtered_groups', table => {
    table.comment('Counts of findings in groups, for one filter');
    table
      .string('within', 11)
      .notNullable()
      .comment('The dimension of the filter');
    table.string('within_key', 400).notNullable().comment('What it filters by');
    table.string('dimension', 11).notNullable();
    table.string('key', 400);
    for (const count of counts) table.integer(count).notNullable();
    table.index(
      ['dimension', 'within', 'within_key'],
      'finding_filtered_groups_idx',
    );
  });
  for (const within of dimensions) {
    for (const dimension of dimensions) {
      const sums = counts.map(count => `sum("${count}")`).join(', ');
      await knex.raw(
        `insert into finding_filtered_groups
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
  await knex.schema.dropTable('finding_filtered_groups');
};
