// @ts-check

/** Few of many rows each. */
const partial = [
  ['decisions_unowned_idx', 'decisions (target_ref)', 'target_owner is null'],
  [
    'exceptions_undecided_idx',
    'exceptions (until)',
    'granted_at is null and refused_at is null',
  ],
  ['exceptions_ungranted_idx', 'exceptions (id)', 'granted_at is null'],
  ['exceptions_revoked_idx', 'exceptions (id)', 'revoked_at is not null'],
  ['exceptions_failed_idx', 'exceptions (id)', 'control_failed_at is not null'],
  ['leases_open_person_idx', 'leases (person, id)', 'ended_at is null'],
  ['leases_open_owner_idx', 'leases (owner, id)', 'ended_at is null'],
  ['leases_unstarted_idx', 'leases (start_by)', 'intended_at is null'],
  ['leases_refused_idx', 'leases (id)', 'refused_at is not null'],
  ['leases_failed_idx', 'leases (id)', 'failed_at is not null'],
];

/**
 * Indexes that pages walk along, so that none costs more the more there is. An inbox also says what a request is
 * about, since exceptions and requests for policy are listed in the order of their own ids, and how it ended.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('approval_parts', table => {
    table
      .string('subject_kind', 20)
      .notNullable()
      .defaultTo('change')
      .comment('As in approvals');
    table
      .string('subject_id', 36)
      .notNullable()
      .defaultTo('')
      .comment('As in approvals');
    table.string('closed_as', 12).comment('As in approvals');
  });
  await knex.raw(
    `update approval_parts set
       subject_kind = (select a.subject_kind from approvals a
                       where a.id = approval_parts.approval_id),
       subject_id = (select a.subject_id from approvals a
                     where a.id = approval_parts.approval_id),
       closed_as = (select a.closed_as from approvals a
                    where a.id = approval_parts.approval_id)
     where approval_id in (select id from approvals)`,
  );
  await knex.schema.alterTable('approval_parts', table => {
    table.index(
      ['person', 'subject_kind', 'subject_id'],
      'approval_parts_subject_idx',
    );
    table.index(
      ['person', 'closed_as', 'approval_id'],
      'approval_parts_closed_idx',
    );
  });
  await knex.schema.alterTable('approvals', table => {
    table.index(
      ['target_ref', 'closed_as', 'id'],
      'approvals_target_closed_idx',
    );
  });
  await knex.schema.alterTable('delegations', table => {
    table.index(['taker', 'until'], 'delegations_taker_ref_idx');
  });
  await knex.schema.alterTable('decisions', table => {
    table.index(['principal', 'id'], 'decisions_principal_idx');
  });
  for (const [name, on, where] of partial) {
    await knex.raw(`create index ${name} on ${on} where ${where}`);
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const [name] of partial) await knex.raw(`drop index ${name}`);
  await knex.schema.alterTable('decisions', table => {
    table.dropIndex(['principal', 'id'], 'decisions_principal_idx');
  });
  await knex.schema.alterTable('delegations', table => {
    table.dropIndex(['taker', 'until'], 'delegations_taker_ref_idx');
  });
  await knex.schema.alterTable('approvals', table => {
    table.dropIndex(
      ['target_ref', 'closed_as', 'id'],
      'approvals_target_closed_idx',
    );
  });
  await knex.schema.alterTable('approval_parts', table => {
    table.dropIndex(
      ['person', 'closed_as', 'approval_id'],
      'approval_parts_closed_idx',
    );
    table.dropIndex(
      ['person', 'subject_kind', 'subject_id'],
      'approval_parts_subject_idx',
    );
  });
  await knex.schema.alterTable('approval_parts', table => {
    table.dropColumns('subject_kind', 'subject_id', 'closed_as');
  });
};
