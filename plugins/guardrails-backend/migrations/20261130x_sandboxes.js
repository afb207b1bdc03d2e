// @ts-check

/**
 * Targets that are destroyed at their end. Few facts with their times; the state follows from them and the clock. Rows
 * are never removed by a release of the name: only a removal that was applied ends one.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('sandboxes', table => {
    table.comment('Targets that end by themselves');
    table.string('id', 36).primary().comment('UUIDv7: sorts by time');
    table.string('target_id', 36).notNullable().comment('Of targets');
    table.string('target_ref', 400).notNullable();
    table.string('environment', 200).notNullable();
    table
      .string('open_name', 601)
      .unique({ indexName: 'sandboxes_open_name_uniq' })
      .comment('Environment and ref, until it has ended: there is at most one');
    table.string('decision_id', 36).notNullable().comment('That made it');
    table.string('grant_id', 36).notNullable();
    table.string('owner', 400).notNullable().comment('Entity ref');
    table.string('initiator', 400).notNullable().comment('Entity ref');
    table.integer('hours').notNullable().comment('As decided at first');
    table.string('began_at', 24).notNullable();
    table.string('ends_at', 24).notNullable();
    table.integer('extensions').notNullable().defaultTo(0);
    table
      .text('made')
      .notNullable()
      .comment('JSON: addresses of what its changes made');
    table
      .text('removing')
      .notNullable()
      .comment('JSON: addresses that a change or an attempt was to remove');
    table.string('notice_at', 24).comment('When its end is spoken of next');
    table.string('due_at', 24).notNullable().comment('Next attempt to end it');
    table.integer('attempts').notNullable().defaultTo(0);
    table.string('run_id', 36).comment('The attempt under way');
    table.text('failure').comment('Why the last attempt did not end it');
    table.string('stopped_at', 24).comment('A person has to decide');
    table.text('stop_reason');
    table.string('ended_at', 24);
    table.string('ended_by', 400);
    table.string('end_decision_id', 36);
    table.integer('revision').notNullable().defaultTo(0);
    table.string('seal', 43);
    table.index(['owner', 'id'], 'sandboxes_owner_idx');
    table.index(['initiator', 'id'], 'sandboxes_initiator_idx');
    table.index(['target_ref', 'id'], 'sandboxes_target_idx');
    table.index(['run_id'], 'sandboxes_run_idx');
    table.index(['ended_at', 'due_at'], 'sandboxes_due_idx');
    table.index(['notice_at'], 'sandboxes_notice_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('sandboxes');
};
