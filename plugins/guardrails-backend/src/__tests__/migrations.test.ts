import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { readdirSync } from 'node:fs';
import { migrations as schema } from '../base/database';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const migrations = readdirSync(schema.directory).sort();

jest.setTimeout(60_000);

const at = '2026-01-02T03:04:05.006Z';
const digest = `sha256:${'0'.repeat(64)}`;
const id = '01890a5d-ac96-774b-bcce-b302099a8057';

const rows: Record<string, object> = {
  evidence: {
    principal: 'human:user:default/a',
    digest,
    upload: id,
    size: 2,
    expires_at: at,
  },
  evidence_chunks: {
    upload: id,
    position: 0,
    content: Buffer.from('{}'),
    received_at: at,
  },
  decisions: {
    id,
    recorded_at: at,
    principal: 'human:user:default/a',
    actor_ref: 'user:default/a',
    outcome: 'allow',
    target_ref: null,
    target_owner: null,
    environment: null,
    format: 'terraform-plan',
    fingerprint: digest,
    task: null,
    summary: '{}',
    encoding: 'json',
    document: Buffer.from('{}'),
    sealed: `hmac-sha256:${'0'.repeat(64)}`,
    workspace: digest,
    counted: 1,
  },
  quota_usage: {
    principal: 'human:user:default/a',
    quota: 'decisionsPerHour',
    window: at,
    used: 30,
  },
  decision_inputs: {
    decision_id: id,
    encoding: 'json',
    content: Buffer.from('{}'),
  },
  decision_rules: { rule: 'a/b', decision_id: id },
  idempotency_keys: {
    principal: 'human:user:default/a',
    key: 'k',
    body_digest: digest,
    decision_id: id,
  },
  grants: {
    id,
    decision_id: id,
    principal: 'human:user:default/a',
    enforcement_point: 'plugin:scaffolder',
    fingerprint: digest,
    task: 't',
    plan: digest,
    workspace: digest,
    minted_at: at,
    expires_at: at,
    approval_id: id,
    afterwards_id: id,
    target_ref: 'component:default/a',
    destroyed: 1,
    replaced: 2,
    changed: 3,
  },
  target_turns: { target_ref: 'component:default/a', turn: 1 },
  redemptions: { decision_id: id, grant_id: id },
  settings: { name: 'n', value: 'v' },
  ledger_heads: {
    epoch: 1,
    name: 'log',
    range: Buffer.alloc(32),
    root: Buffer.alloc(32),
    last_at: at,
    began_at: at,
    size: 1,
  },
  ledger_entries: { epoch: 1, kind: 'decision', at, header: '{}', position: 0 },
  ledger_payloads: { epoch: 1, payload: '{}', salt: 's', position: 0 },
  ledger_subjects: { subject: id, epoch: 1, position: 0 },
  ledger_tiles: {
    epoch: 1,
    level: 0,
    start: 0,
    hashes: Buffer.alloc(32),
    tile: 0,
  },
  ledger_checkpoints: {
    epoch: 1,
    range: Buffer.alloc(32),
    note: 'n',
    signed_at: at,
    size: 1,
  },
  ledger_cosignatures: { epoch: 1, anchor: 'w', lines: 'l', size: 1 },
  ledger_anchors: { id: 'file', kind: 'file', epoch: 1 },
  ledger_keys: { key: 'k', since: at },
  ledger_checks: { epoch: 1, at, position: 0, verified: 0 },
  announcements: {
    id,
    key: 'k',
    topic: 'approval.requested',
    stream: '/guardrails/approvals/1',
    announced_at: at,
    content: '{}',
  },
  deliveries: {
    id,
    sequence: 1,
    stream: '/guardrails/approvals/1',
    receiver: 'events',
    attempts: 0,
    due_at: at,
    dead_at: null,
    failure: null,
  },
  notified: {
    recipient: 'user:default/a',
    topic: 'guardrails.approval',
    period: at,
    count: 1,
  },
  bundles: {
    digest,
    revision: 'r',
    content: Buffer.from('{}'),
    last_used_at: at,
  },
  parameters: { digest, content: '{}', last_used_at: at },
  exceptions: {
    id,
    rule: 'a/b',
    rule_digest: digest,
    severity: 'high',
    target_ref: 'component:default/a',
    environment_class: 'production',
    bounds: '[]',
    until: at,
    reason: 'r',
    control: '{}',
    uses: 0,
    decision_id: id,
    requester: 'user:default/a',
    requested_at: at,
    approval_id: id,
    fingerprint: digest,
    control_failures: 0,
    carried_rule_digest: digest,
    carried_at: at,
    reads: '{}',
    carried_coverage: '{}',
    ended_because: 'findings-differ',
    ended_bundle: digest,
    ended_at: at,
  },
  exception_uses: { exception_id: id, decision_id: id, used_at: at },
  exception_controls: {
    exception_id: id,
    since: at,
    last_at: at,
    holds: 1,
    detail: null,
  },
  exception_debt: {
    day: '2026-01-02',
    owner: '',
    rule: 'a/b',
    severity: 'high',
    active: 1,
    oldest: at,
  },
  leases: {
    id,
    person: 'user:default/a',
    human: 'user:default/a',
    provider: 'postgres',
    resource: 'resource:default/a',
    owner: null,
    environment: null,
    role: 'r',
    minutes: 1,
    purpose: 'p',
    incident: null,
    break_glass: 1,
    decision_id: id,
    fingerprint: digest,
    outcome: 'allow',
    approval_id: null,
    requested_at: at,
    start_by: at,
    consented_at: null,
    refused_at: null,
    intended_at: at,
    started_at: at,
    ends_at: at,
    failed_at: null,
    ending_at: null,
    ended_at: null,
    end_reason: null,
    ended_by: null,
    usage: null,
    obstacles: '["o"]',
    reviews: 0,
    reviewed_at: null,
    debtor: 'user:default/a',
  },
  sandboxes: {
    id,
    target_id: id,
    target_ref: 'resource:default/a',
    environment: 'sandbox',
    open_name: 'sandbox resource:default/a',
    decision_id: id,
    grant_id: id,
    owner: 'group:default/a',
    initiator: 'user:default/a',
    hours: 72,
    began_at: at,
    ends_at: at,
    extensions: 1,
    made: '["a.b"]',
    removing: '[]',
    notice_at: at,
    due_at: at,
    attempts: 1,
    run_id: id,
    failure: 'f',
    stopped_at: null,
    stop_reason: null,
    ended_at: null,
    ended_by: null,
    end_decision_id: null,
  },
  what_ifs: {
    id,
    principal: 'human:user:default/a',
    started_at: at,
    ended_at: at,
    outcome: 'finished',
    since: at,
    until: at,
    total: 1,
    left_out: 0,
    unchanged: 0,
    policy: '{}',
    error: null,
    totals: '{}',
  },
  what_if_slots: { slot: 1, what_if_id: id, beat_at: at, cancelled_at: null },
  what_if_results: {
    what_if_id: id,
    decision_id: id,
    recorded_at: at,
    result: 'newly-denied',
    before: 'allow',
    after: 'deny',
    target_ref: 'resource:default/a',
    team: 'group:default/a',
    environment: 'sandbox',
    reason: null,
    older_engine: '0.1.0',
    explained: 1,
    detail: '{}',
  },
  what_if_rules: { what_if_id: id, rule: 'a/b', decision_id: id, result: 'r' },
  insights_days: {
    rule: 'a/b',
    day: '2026-01-02',
    measure: 'needs-approval',
    seconds: 0,
    owner: 'group:default/a',
    environment: '',
    number: 1,
  },
  insights_facts: {
    kind: 'approved',
    id,
    decision_id: id,
    day: '2026-01-02',
    owner: '',
    environment: 'sandbox',
    seconds: 60,
    self_service: 0,
  },
  target_drift: {
    target_id: id,
    due_at: at,
    attempts: 1,
    run_id: id,
    slot: 0,
    run_at: at,
    run_until: at,
    run_revision: 1,
    applied: '{}',
    applied_revision: 1,
    status: 'drifted',
    checked_at: at,
    checked_revision: 1,
    since: at,
    drifted: 1,
    resources: '[]',
    violations: 1,
    decision_id: id,
    cost: '{}',
    failed_at: at,
    failed_revision: 1,
    failure: 'f',
  },
  lease_reviews: {
    lease_id: id,
    human: 'user:default/b',
    person: 'user:default/b',
    at,
    text: 't',
  },
  lease_reports: { lease_id: id, digest, at, text: 't' },
  snapshots: { digest, content: '{}', first_used_at: at },
  policy_requests: {
    id,
    request: '{}',
    requester: 'user:default/a',
    requested_at: at,
    approval_id: id,
  },
  passkeys: {
    id,
    person: 'user:default/a',
    name: 'n',
    credential_id: 'c',
    public_key: 'k',
    counter: 0,
    transports: '[]',
    enrolled_at: at,
    usable_from: at,
    last_used_at: null,
    revoked_at: null,
  },
  passkey_challenges: {
    person: 'user:default/a',
    purpose: 'enrol',
    approval_id: '',
    nonce: 'n',
    expires_at: at,
  },
  approvals: {
    id,
    subject_kind: 'change',
    subject_id: id,
    fingerprint: digest,
    title: 't',
    reason: null,
    requester: 'user:default/a',
    target_ref: null,
    target_owner: null,
    environment: null,
    requested_at: at,
    expires_at: at,
    requirements: '[]',
    participants: '[]',
    parts: '{}',
    supersedes: null,
    revision: 0,
    approved_at: null,
    closed_as: 'changes-requested',
    closed_at: at,
    due_at: null,
    fingerprint_version: 'guardrails/fingerprint/v2',
    closed_reason: 'fingerprint-version',
  },
  comments: {
    id,
    decision_id: id,
    author: 'user:default/a',
    at,
    text: 't',
    salt: 's',
    edited_at: at,
    removed_at: null,
    removed_by: null,
  },
  approval_asked: {
    approval_id: id,
    requirement: 0,
    person: 'user:default/b',
    human: 'user:default/b',
  },
  approval_parts: {
    person: 'user:default/b',
    approval_id: id,
    waiting: 0,
    handed: 0,
    closed_as: 'changes-requested',
  },
  approval_handovers: {
    approval_id: id,
    giver: 'user:default/b',
    giver_human: 'user:default/b',
    taker: 'user:default/c',
    taker_human: 'user:default/c',
    reason: 'r',
    at,
    returned_at: null,
  },
  approval_consents: {
    id,
    approval_id: id,
    person: 'user:default/b',
    human: 'user:default/b',
    seat: 'user:default/b',
    delegated_by: null,
    delegation_id: null,
    kind: 'request-changes',
    reason: 'r',
    at,
    means: 'session',
    consent_digest: digest,
    evidence: null,
    counts: '{}',
    withdrawn_at: null,
  },
  approval_escalations: { approval_id: id, requirement: 0, at },
  delegations: {
    id,
    giver: 'user:default/a',
    giver_human: 'user:default/a',
    taker: 'user:default/b',
    taker_human: 'user:default/b',
    since: at,
    until: at,
    revoked_at: null,
  },
  targets: {
    id,
    target_ref: 'resource:default/a',
    environment: 'production',
    state: 'active',
    module: 'm',
    module_values: '{}',
    secret_names: '[]',
    owner: null,
    initiator: 'user:default/a',
    teams: '[]',
    grant_id: null,
    destroys: 0,
    revision: 0,
    since: at,
    changed_at: at,
  },
  findings: {
    id,
    source: 'decisions',
    entity_ref: 'component:default/a',
    entity_uid: 'u',
    environment: '',
    owner: 'group:default/a',
    rule: 'a/b',
    place: digest,
    resource: 'r',
    state: 'waived',
    exception_id: id,
    pre_approval: null,
    decision_id: id,
    observed_at: at,
    observed_by: id,
    first_seen_at: at,
    last_seen_at: at,
    opened_at: at,
    unconfirmed_at: null,
    resolved_at: null,
    reopened: 1,
    attributes: '{}',
    system: 'system:default/a',
    level: 'advisory',
  },
  finding_counting: { id: 1, as_of: at, learnt: '', entities: 1 },
  finding_cells: {
    owner: 'group:default/a',
    system: null,
    environment: null,
    rule: 'a/b',
    open: 1,
    enforced: 1,
    not_confirmed: 0,
    waived: 0,
    opened: 1,
    resolved: 0,
  },
  finding_groups: {
    dimension: 'rule',
    key: 'a/b',
    open: 1,
    enforced: 1,
    not_confirmed: 0,
    waived: 0,
    opened: 1,
    resolved: 0,
  },
  finding_filtered_groups: {
    dimension: 'rule',
    key: 'a/b',
    within: 'owner',
    within_key: 'group:default/a',
    open: 1,
    enforced: 1,
    not_confirmed: 0,
    waived: 0,
    opened: 1,
    resolved: 0,
  },
  finding_entities: {
    entity_ref: 'component:default/a',
    open: 1,
    enforced: 1,
  },
  finding_days: {
    day: '2026-01-02',
    owner: null,
    opened: 1,
    resolved: 0,
    open: 1,
  },
  finding_history: { id: 1, last: id, started_at: at, done_at: null },
  swept_entities: {
    entity_ref: 'component:default/a',
    uid: id,
    etag: 'b',
    policy: 'sha256:c',
    facts: '',
    targets: '+group:default/a',
  },
  sweeps: {
    id: 1,
    run: id,
    started_at: at,
    ended_at: null,
    completed_at: at,
    entities: 1,
    evaluated: 1,
    failed: 0,
  },
  erased_inputs: { decision_id: id, erased_at: at, erased_by: 'retention' },
};

/** PostgreSQL answers large integers as text. */
function withNumbers(item: Record<string, unknown>, row: object): object {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      typeof Reflect.get(row, name) === 'number' ? Number(value) : value,
    ]),
  );
}

describe.each(databases.eachSupportedId())('migrations on %s', databaseId => {
  const step = (knex: Knex, direction: 'up' | 'down') =>
    knex.migrate[direction]({ directory: schema.directory });

  it('go up, keep rows, go down with rows in them and up again', async () => {
    const knex = await databases.init(databaseId);
    for (const _ of migrations) await step(knex, 'up');
    for (const [table, row] of Object.entries(rows)) {
      await knex(table).insert(row);
      const found = await knex(table);
      expect(found.map(item => withNumbers(item, row))).toEqual([
        expect.objectContaining(row),
      ]);
    }
    for (const _ of migrations) await step(knex, 'down');
    for (const table of Object.keys(rows)) {
      expect(await knex.schema.hasTable(table)).toBe(false);
    }
    for (const _ of migrations) await step(knex, 'up');
    for (const table of Object.keys(rows)) {
      expect(await knex(table)).toEqual([]);
    }
  });

  it('leave what seals are made over as it is', async () => {
    const knex = await databases.init(databaseId);
    for (const _ of migrations) await step(knex, 'up');
    const sealed = [
      'approvals',
      'approval_parts',
      'approval_consents',
    ] as const;
    for (const table of sealed) await knex(table).insert(rows[table]);
    while (await knex.schema.hasTable('comments')) await step(knex, 'down');
    for (const table of sealed) {
      expect(await knex(table)).toEqual([
        expect.objectContaining(
          'closed_as' in rows[table]
            ? { closed_as: 'changes-requested' }
            : { kind: 'request-changes' },
        ),
      ]);
    }
    while (!(await knex.schema.hasTable('comments'))) await step(knex, 'up');
  });

  it('carry the rows of a database from before governance there and back', async () => {
    const knex = await databases.init(databaseId);
    await step(knex, 'up');
    const before: Record<string, object[]> = {};
    for (const [table, row] of Object.entries(rows)) {
      if (!(await knex.schema.hasTable(table))) continue;
      const columns = Object.keys(await knex(table).columnInfo());
      await knex(table).insert(
        Object.fromEntries(
          Object.entries(row).filter(([name]) => columns.includes(name)),
        ),
      );
      before[table] = await knex(table);
    }
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining(['decisions', 'grants', 'redemptions']),
    );
    const [, ...later] = migrations;
    for (const _ of later) await step(knex, 'up');
    for (const [table, [row]] of Object.entries(before)) {
      expect(await knex(table)).toEqual([expect.objectContaining(row)]);
    }
    for (const _ of later) await step(knex, 'down');
    for (const [table, found] of Object.entries(before)) {
      expect(await knex(table)).toEqual(found);
    }
  });

  it('reads levels of findings whatever else is in them', async () => {
    const knex = await databases.init(databaseId);
    const compliance = migrations.indexOf('20261130c_compliance.js');
    for (const _ of migrations.slice(0, compliance)) await step(knex, 'up');
    const columns = Object.keys(await knex('findings').columnInfo());
    const finding = Object.fromEntries(
      Object.entries(rows.findings).filter(([name]) => columns.includes(name)),
    );
    const attributes: Record<string, object> = {
      // JSON may hold it, which a text of PostgreSQL may not.
      zero: { rule: 'a/b', level: 'approval', actual: 'a\u0000b' },
      text: { title: '"level":"advisory"', level: 'mandatory' },
      plain: { level: 'advisory', message: 'a' },
      none: {},
    };
    for (const [name, value] of Object.entries(attributes)) {
      await knex('findings').insert({
        ...finding,
        id: name,
        place: name,
        attributes: JSON.stringify(value),
      });
    }
    await step(knex, 'up');
    const found = await knex('findings').select('id', 'level');
    expect(Object.fromEntries(found.map(row => [row.id, row.level]))).toEqual({
      zero: 'approval',
      text: 'mandatory',
      plain: 'advisory',
      none: 'mandatory',
    });
    await step(knex, 'down');
    expect(await knex('findings')).toHaveLength(4);
  });
});
