// @ts-check

/**
 * Few facts, times as RFC 3339 texts in UTC. Where an exception stands follows from them, from its request for
 * approval and from the time; no clock has to change a row for it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('exceptions', table => {
    table.comment('Waivers of a rule for a target, each until a time');
    table.string('id', 36).primary().comment('UUIDv7: sorts by time');
    table.string('rule', 200).notNullable();
    table.string('rule_digest', 71).notNullable();
    table.string('severity', 10).notNullable();
    table.string('target_ref', 400).notNullable();
    table.string('target_owner', 400);
    table.string('environment', 200);
    table
      .string('environment_class', 20)
      .notNullable()
      .comment('With another class or account it does not count');
    table.string('account', 200);
    table.text('resources').comment('JSON; null for any that the bounds name');
    table.text('bounds').notNullable().comment('JSON: the values it is for');
    table.string('until', 24).notNullable().comment('Exclusive');
    table.text('reason').notNullable();
    table.text('control').notNullable().comment('JSON');
    table.integer('maximum_uses');
    table.integer('uses').notNullable().defaultTo(0);
    table.string('renews', 36);
    table.string('decision_id', 36).notNullable();
    table.string('requester', 400).notNullable().comment('Entity ref');
    table.string('requested_at', 24).notNullable();
    table.string('approval_id', 36).notNullable();
    table
      .string('fingerprint', 71)
      .notNullable()
      .comment('Of the contract: a changed row is not what was consented to');
    table.string('granted_at', 24);
    table.text('granted_by').comment('JSON: entity refs');
    table.string('refused_at', 24);
    table.string('revoked_at', 24);
    table.string('revoked_by', 400);
    table.text('revoked_reason');
    table.string('control_failed_at', 24);
    table.integer('control_failures').notNullable().defaultTo(0);
    table.string('control_due_at', 24).comment('When to check it next');
    table
      .string('notice_at', 24)
      .comment('When its end has to be announced next, or its end itself');
    table.index(['target_ref', 'until'], 'exceptions_in_force_idx');
    table.index(['target_ref', 'id'], 'exceptions_target_idx');
    table.index(['target_owner', 'id'], 'exceptions_owner_idx');
    table.index(['requester', 'id'], 'exceptions_requester_idx');
    table.index(['rule', 'id'], 'exceptions_rule_idx');
    table.index(['decision_id'], 'exceptions_decision_idx');
    table.index(['approval_id'], 'exceptions_approval_idx');
    table.index(['until'], 'exceptions_until_idx');
    table.index(['control_due_at'], 'exceptions_control_idx');
    table.index(['notice_at'], 'exceptions_notice_idx');
  });

  await knex.schema.createTable('exception_uses', table => {
    table.comment('Which carried-out decisions rested on an exception');
    table.string('exception_id', 36).notNullable();
    table.string('decision_id', 36).notNullable();
    table.string('used_at', 24).notNullable();
    table.primary(['exception_id', 'decision_id']);
    table.index(['decision_id'], 'exception_uses_decision_idx');
  });

  await knex.schema.createTable('exception_controls', table => {
    table.comment(
      'Results of compensating controls; equal ones in a row are one',
    );
    table.string('exception_id', 36).notNullable();
    table.string('since', 24).notNullable();
    table.string('last_at', 24).notNullable();
    table.integer('holds').notNullable().comment('1 or 0');
    table.text('detail');
    table.primary(['exception_id', 'since']);
  });

  await knex.schema.createTable('exception_debt', table => {
    table.comment('Open exceptions by day, written by the schedule');
    table.string('day', 10).notNullable();
    table
      .string('owner', 400)
      .notNullable()
      .comment('Empty where nobody owns it');
    table.string('rule', 200).notNullable();
    table.string('severity', 10).notNullable();
    table.integer('active').notNullable();
    table.string('oldest', 24).notNullable().comment('When it was granted');
    table.primary(['day', 'owner', 'rule', 'severity']);
  });

  await knex.schema.createTable('snapshots', table => {
    table.comment(
      'What findings were resolved against, by digest; never removed',
    );
    table.string('digest', 71).primary();
    table.text('content').notNullable().comment('Canonical JSON');
    table.string('first_used_at', 24).notNullable();
  });

  await knex.schema.createTable('policy_requests', table => {
    table.comment(
      'Requests for another threshold or rule; nothing changes by itself',
    );
    table.string('id', 36).primary().comment('UUIDv7: sorts by time');
    table.text('request').notNullable().comment('JSON');
    table.string('requester', 400).notNullable();
    table.string('requested_at', 24).notNullable();
    table.string('approval_id', 36).notNullable();
    table.string('decided_at', 24);
    table.text('decided_by').comment('JSON: entity refs');
    table.string('result', 10).comment('approved or rejected');
    table.index(['requester', 'id'], 'policy_requests_requester_idx');
    table.index(['approval_id'], 'policy_requests_approval_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('policy_requests');
  await knex.schema.dropTable('snapshots');
  await knex.schema.dropTable('exception_debt');
  await knex.schema.dropTable('exception_controls');
  await knex.schema.dropTable('exception_uses');
  await knex.schema.dropTable('exceptions');
};
