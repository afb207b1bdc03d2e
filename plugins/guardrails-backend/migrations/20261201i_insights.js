// @ts-check

/**
 * Counts of each day, so that Insights cost the same however many decisions there are. They are written in the transaction
 * of what they count. `insights_facts` says what was counted of a grant or an approval, so that it is counted once, and
 * can be taken back; of a decision, `counted` says so.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('insights_days', table => {
    table.comment('What happened on each day, added up');
    table
      .string('rule', 200)
      .notNullable()
      .comment('Empty for what is counted whatever the rule');
    table.string('day', 10).notNullable().comment('In UTC');
    table
      .string('measure', 14)
      .notNullable()
      .comment(
        'An outcome, by-member, applied, self-service, approved or friction',
      );
    table
      .integer('seconds')
      .notNullable()
      .comment('With two digits; 0 for what takes no time');
    table
      .string('owner', 400)
      .notNullable()
      .comment('Empty where there is none');
    table
      .string('environment', 200)
      .notNullable()
      .comment('Empty where there is none');
    table.integer('number').notNullable();
    table.primary([
      'rule',
      'day',
      'measure',
      'seconds',
      'owner',
      'environment',
    ]);
    table.index(['day'], 'insights_days_day_idx');
  });

  await knex.schema.createTable('insights_facts', table => {
    table.comment('What was counted of each approval and applied change');
    table.string('kind', 8).notNullable().comment('applied or approved');
    table.string('id', 36).notNullable().comment('Of the grant or approval');
    table.string('decision_id', 36).notNullable();
    table.string('day', 10).notNullable();
    table.string('owner', 400).notNullable();
    table.string('environment', 200).notNullable();
    table
      .integer('seconds')
      .comment('From the request to the approval, or from the first denial');
    table.integer('self_service').notNullable().comment('1 or 0');
    table.primary(['kind', 'id']);
    table.index(['decision_id'], 'insights_facts_decision_idx');
  });

  await knex.schema.alterTable('decisions', table => {
    table
      .integer('counted')
      .comment('1 once it is in insights_days; empty before that was there');
  });
  await knex.raw(
    `create index decisions_uncounted_idx on decisions (id) where counted is null`,
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index decisions_uncounted_idx');
  await knex.schema.alterTable('decisions', table => {
    table.dropColumn('counted');
  });
  await knex.schema.dropTable('insights_facts');
  await knex.schema.dropTable('insights_days');
};
