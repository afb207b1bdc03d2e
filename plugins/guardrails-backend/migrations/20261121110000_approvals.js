// @ts-check

/**
 * Times are RFC 3339 texts with milliseconds, in UTC. What state a request is in follows from `approved_at`,
 * `closed_as`, `expires_at` and the time; no clock has to change a row for it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('approvals', table => {
    table.comment(
      'Requests for the consent of others, each to one fingerprint',
    );
    table.string('id', 36).primary().comment('UUIDv7: sorts by time');
    table.string('subject_kind', 20).notNullable();
    table.string('subject_id', 36).notNullable();
    table.string('fingerprint', 71).notNullable();
    table.text('title').notNullable();
    table.text('reason');
    table.string('requester', 400).notNullable().comment('Entity ref');
    table.string('target_ref', 400);
    table.string('target_owner', 400);
    table.string('environment', 200);
    table.string('requested_at', 24).notNullable();
    table.string('expires_at', 24).notNullable();
    table
      .text('requirements')
      .notNullable()
      .comment('JSON; `owner` is resolved and frozen here');
    table
      .text('participants')
      .notNullable()
      .comment('JSON: who had a part, with the human behind each account');
    table.text('parts').notNullable().comment('JSON: digest by part');
    table.string('supersedes', 36);
    table
      .integer('revision')
      .notNullable()
      .comment(
        'Every change names the one it saw: two at once cannot both count',
      );
    table.string('approved_at', 24).comment('While enough consents count');
    table
      .string('closed_as', 12)
      .comment('redeemed, approved, rejected, withdrawn, superseded, expired');
    table.string('closed_at', 24);
    table
      .string('due_at', 24)
      .comment('When the schedule has to look: escalation or expiry');
    table.index(['requester', 'id'], 'approvals_requester_idx');
    table.index(['target_ref', 'id'], 'approvals_target_idx');
    table.index(['closed_as', 'id'], 'approvals_closed_idx');
    table.index(
      ['fingerprint', 'requester', 'id'],
      'approvals_fingerprint_idx',
    );
    table.index(['subject_id'], 'approvals_subject_idx');
    table.index(['due_at'], 'approvals_due_idx');
  });
  // The same person asks once for one change, however many calls arrive together.
  await knex.raw(
    `create unique index approvals_open_uniq on approvals (fingerprint, requester)
     where closed_as is null and subject_kind = 'change'`,
  );

  await knex.schema.createTable('approval_asked', table => {
    table.comment('Who was asked for which requirement, as of that time');
    table.string('approval_id', 36).notNullable();
    table.integer('requirement').notNullable();
    table.string('person', 400).notNullable().comment('Entity ref');
    table.string('human', 400).notNullable();
    table.primary(['approval_id', 'requirement', 'person']);
  });

  await knex.schema.createTable('approval_parts', table => {
    table.comment('Inboxes: people and groups with a part in a request');
    table.string('person', 400).notNullable().comment('Entity ref');
    table.string('approval_id', 36).notNullable();
    table
      .integer('waiting')
      .notNullable()
      .comment('1 while a word of this person is wanted');
    table.primary(['person', 'approval_id']);
    table.index(['person', 'waiting', 'approval_id'], 'approval_parts_box_idx');
    table.index(['approval_id'], 'approval_parts_approval_idx');
  });

  await knex.schema.createTable('approval_consents', table => {
    table.comment('What people said; withdrawn ones stay');
    table.string('id', 36).primary();
    table.string('approval_id', 36).notNullable();
    table.string('person', 400).notNullable().comment('Entity ref');
    table.string('human', 400).notNullable();
    table
      .string('seat', 400)
      .notNullable()
      .comment('The human whose membership it rests on');
    table.string('delegated_by', 400);
    table.string('delegation_id', 36);
    table.string('kind', 10).notNullable();
    table.text('reason');
    table.string('at', 24).notNullable();
    table.string('means', 10).notNullable();
    table.string('consent_digest', 71).notNullable();
    table.text('evidence').comment('JSON: the signature of a passkey');
    table
      .text('counts')
      .notNullable()
      .comment('JSON: requirements it can count for, and the teams behind it');
    table.string('withdrawn_at', 24);
    table.index(['approval_id', 'at'], 'approval_consents_approval_idx');
  });
  await knex.raw(
    `create unique index approval_consents_human_uniq
     on approval_consents (approval_id, human) where withdrawn_at is null`,
  );
  await knex.raw(
    `create unique index approval_consents_seat_uniq
     on approval_consents (approval_id, seat) where withdrawn_at is null`,
  );

  await knex.schema.createTable('approval_escalations', table => {
    table.comment('Requirements for which a second group was asked');
    table.string('approval_id', 36).notNullable();
    table.integer('requirement').notNullable();
    table.string('at', 24).notNullable();
    table.primary(['approval_id', 'requirement']);
  });

  await knex.schema.createTable('delegations', table => {
    table.comment('Who stands in for whom, until when');
    table.string('id', 36).primary();
    table.string('giver', 400).notNullable().comment('Entity ref');
    table.string('giver_human', 400).notNullable();
    table.string('taker', 400).notNullable().comment('Entity ref');
    table.string('taker_human', 400).notNullable();
    table.string('since', 24).notNullable();
    table.string('until', 24).notNullable();
    table.string('revoked_at', 24);
    table.index(['giver_human', 'until'], 'delegations_giver_idx');
    table.index(['taker_human', 'until'], 'delegations_taker_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('delegations');
  await knex.schema.dropTable('approval_escalations');
  await knex.schema.dropTable('approval_consents');
  await knex.schema.dropTable('approval_parts');
  await knex.schema.dropTable('approval_asked');
  await knex.schema.dropTable('approvals');
};
