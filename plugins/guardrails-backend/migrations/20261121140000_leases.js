// @ts-check

/**
 * Few facts with their times; the state of a lease follows from them and the clock. Intent is written before a
 * system is asked for anything, so there is no access without a row.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('leases', table => {
    table.comment('Access of people to resources for a while');
    table.string('id', 36).primary().comment('UUIDv7: sorts by time');
    table.string('person', 400).notNullable().comment('Entity ref');
    table
      .string('human', 400)
      .notNullable()
      .comment('The human behind the account, linked accounts included');
    table.string('provider', 100).notNullable();
    table.string('resource', 400).notNullable();
    table.string('owner', 400).comment('Of the resource, at that time');
    table.string('environment', 200);
    table.string('role', 200).notNullable();
    table.integer('minutes').notNullable();
    table.text('purpose').notNullable();
    table.text('incident');
    table.integer('break_glass').notNullable().comment('1: at once, loudly');
    table.string('decision_id', 36).notNullable();
    table.string('fingerprint', 71).notNullable();
    table.string('outcome', 20).notNullable();
    table.string('approval_id', 36);
    table.string('requested_at', 24).notNullable();
    table.string('start_by', 24).notNullable();
    table.string('consented_at', 24);
    table.string('refused_at', 24);
    table.string('intended_at', 24).comment('Before access is given');
    table.string('started_at', 24).comment('After it was given');
    table.string('ends_at', 24);
    table.string('failed_at', 24).comment('Given to nobody');
    table.string('ending_at', 24).comment('Before access is taken back');
    table.string('ended_at', 24).comment('After nothing of it is left');
    table.text('end_reason');
    table.string('ended_by', 400);
    table.text('usage').comment('JSON: what was used of it');
    table.integer('reviews').notNullable().defaultTo(0);
    table.string('reviewed_at', 24).comment('When two others had reviewed it');
    table
      .string('debtor', 400)
      .unique({ indexName: 'leases_debtor_uniq' })
      .comment(
        'The human, while break-glass without consent waits for its reviews: there is at most one',
      );
    table.index(['person', 'id'], 'leases_person_idx');
    table.index(['human', 'break_glass', 'reviewed_at'], 'leases_human_idx');
    table.index(['owner', 'id'], 'leases_owner_idx');
    table.index(['resource', 'id'], 'leases_resource_idx');
    table.index(['approval_id'], 'leases_approval_idx');
    table.index(['ended_at', 'intended_at', 'ends_at'], 'leases_open_idx');
    table.index(['break_glass', 'reviewed_at', 'id'], 'leases_debt_idx');
  });

  await knex.schema.createTable('lease_reviews', table => {
    table.comment('Second looks at break-glass, one a human');
    table.string('lease_id', 36).notNullable();
    table.string('human', 400).notNullable();
    table.string('person', 400).notNullable();
    table.string('at', 24).notNullable();
    table.text('text').notNullable();
    table.primary(['lease_id', 'human']);
  });

  await knex.schema.createTable('lease_reports', table => {
    table.comment('What was found and left behind, each thing once');
    table.string('lease_id', 36).notNullable();
    table.string('digest', 71).notNullable().comment('Of the text');
    table.string('at', 24).notNullable();
    table.text('text').notNullable();
    table.primary(['lease_id', 'digest']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('lease_reports');
  await knex.schema.dropTable('lease_reviews');
  await knex.schema.dropTable('leases');
};
