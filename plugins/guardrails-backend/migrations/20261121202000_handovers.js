// @ts-check

/**
 * Somebody's part in an open request, passed to another of those who are asked. It is in force until it is handed
 * back or the request ends; rows are never removed.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('approval_handovers', table => {
    table.comment('Parts in open requests, passed to others who are asked');
    table.string('approval_id', 36).notNullable();
    table.string('giver', 400).notNullable().comment('Entity ref');
    table.string('giver_human', 400).notNullable();
    table.string('taker', 400).notNullable().comment('Entity ref');
    table.string('taker_human', 400).notNullable();
    table.text('reason').notNullable();
    table.string('at', 24).notNullable();
    table.string('returned_at', 24).comment('When it was handed back');
    table.primary(['approval_id', 'giver_human', 'taker_human']);
  });
  // A part is with one person at a time, however many calls arrive together.
  await knex.raw(
    `create unique index approval_handovers_giver_uniq
     on approval_handovers (approval_id, giver_human) where returned_at is null`,
  );
  await knex.schema.alterTable('approval_parts', table => {
    table
      .integer('handed')
      .notNullable()
      .defaultTo(0)
      .comment("1 while this person holds somebody else's part");
    table.index(
      ['person', 'handed', 'waiting', 'approval_id'],
      'approval_parts_handed_idx',
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('approval_parts', table => {
    table.dropIndex(
      ['person', 'handed', 'waiting', 'approval_id'],
      'approval_parts_handed_idx',
    );
  });
  await knex.schema.alterTable('approval_parts', table => {
    table.dropColumn('handed');
  });
  await knex.schema.dropTable('approval_handovers');
};
