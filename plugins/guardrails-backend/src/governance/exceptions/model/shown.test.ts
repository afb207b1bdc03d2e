import type { ExceptionWithApproval } from './deriveExceptionState';
import type { ControlRow } from './rows';
import { toExceptionDetail } from './toExceptionDetail';
import { toExceptionInForce } from './toExceptionInForce';

const [T1, T2, T3, T4] = [1, 2, 3, 4].map(
  day => `2026-03-0${day}T00:00:00.000Z`,
);
const NOW = '2026-03-10T00:00:00.000Z';
const UNTIL = '2026-04-01T00:00:00.000Z';
const digest = (digit: number) => `sha256:${String(digit).repeat(64)}`;
const [A, B] = ['user:default/a', 'user:default/b'];
const bounds = [{ resource: 'r', path: 'region', actual: 'us-east-1' }];

const row = {
  id: '01a2250d-1259-7a47-89b6-126ba5cde5cb',
  rule: 'placement/allowed-regions',
  rule_digest: digest(1),
  severity: 'high',
  target_ref: 'component:default/shop',
  target_owner: null,
  environment: null,
  resources: null,
  bounds: JSON.stringify(bounds),
  until: UNTIL,
  reason: 'The customer is there.',
  control: JSON.stringify({ kind: 'statement', text: 'By hand.' }),
  maximum_uses: null,
  uses: 0,
  renews: null,
  decision_id: 'decision',
  requester: A,
  requested_at: T1,
  approval_id: 'approval',
  granted_at: null,
  granted_by: null,
  refused_at: null,
  revoked_at: null,
  revoked_by: null,
  revoked_reason: null,
  control_failed_at: null,
  carried_rule_digest: null,
  carried_at: null,
  reads: null,
  carried_coverage: null,
  ended_because: null,
  ended_at: null,
  approval_closed_as: null,
  approval_expires_at: UNTIL,
} as ExceptionWithApproval;
const granted = { granted_at: T2, granted_by: JSON.stringify([A, B]) };

const contract = {
  id: row.id,
  rule: row.rule,
  ruleDigest: digest(1),
  target: { ref: 'component:default/shop' },
  bounds,
  until: UNTIL,
};
const requested = {
  at: T1,
  kind: 'requested',
  actor: A,
  detail: 'The customer is there.',
};
const plain = {
  id: row.id,
  state: 'requested',
  rule: row.rule,
  severity: 'high',
  target: { ref: 'component:default/shop' },
  reason: 'The customer is there.',
  requester: A,
  requestedAt: T1,
  until: UNTIL,
  approval: 'approval',
  uses: 0,
  decision: 'decision',
  contract,
  control: { kind: 'statement', text: 'By hand.' },
  controlResults: [],
  timeline: [requested],
};
const active = {
  ...plain,
  state: 'active',
  grantedAt: T2,
  timeline: [requested, { at: T2, kind: 'granted', actor: `${A}, ${B}` }],
};

type Case = {
  row?: Partial<ExceptionWithApproval>;
  controls?: ControlRow[];
  uses?: { decision_id: string; used_at: string }[];
  now?: string;
  revisions?: string[];
};

const detail = (change: Case) =>
  toExceptionDetail({
    row: { ...row, ...change.row },
    controls: change.controls ?? [],
    uses: change.uses ?? [],
    present: {
      now: change.now ?? NOW,
      revisions: change.revisions ?? [digest(1)],
    },
  });

describe('toExceptionDetail', () => {
  it.each<[string, Case, object]>([
    ['what was requested', {}, plain],
    ['who granted it', { row: granted }, active],
    [
      'what it is limited to',
      {
        row: {
          environment: 'production',
          target_owner: 'group:default/shop',
          resources: '["r"]',
          maximum_uses: 3,
          renews: 'earlier',
          reads: JSON.stringify({ logic: 'l', types: { b: '1', a: '2' } }),
        },
      },
      {
        ...plain,
        target: {
          ref: 'component:default/shop',
          environment: 'production',
          owner: 'group:default/shop',
        },
        maximumUses: 3,
        renews: 'earlier',
        contract: {
          ...contract,
          target: { ref: 'component:default/shop', environment: 'production' },
          resources: ['r'],
          types: ['a', 'b'],
        },
      },
    ],
    [
      'that it was refused',
      { row: { refused_at: T2 } },
      {
        ...plain,
        state: 'refused',
        timeline: [requested, { at: T2, kind: 'refused' }],
      },
    ],
    [
      'who revoked it and why',
      {
        row: {
          ...granted,
          revoked_at: T3,
          revoked_by: B,
          revoked_reason: 'Moved',
        },
      },
      {
        ...active,
        state: 'revoked',
        revoked: { at: T3, by: B, reason: 'Moved' },
        timeline: [
          ...active.timeline,
          { at: T3, kind: 'revoked', actor: B, detail: 'Moved' },
        ],
      },
    ],
    [
      'that it was revoked, of rows without the rest',
      { row: { ...granted, revoked_at: T3 } },
      {
        ...active,
        state: 'revoked',
        revoked: { at: T3, by: '', reason: '' },
        timeline: [...active.timeline, { at: T3, kind: 'revoked' }],
      },
    ],
    [
      'how its control went, in the order of time',
      {
        row: { ...granted, control_failed_at: T4 },
        controls: [
          {
            exception_id: row.id,
            since: T3,
            last_at: T4,
            holds: 0,
            detail: 'No answer',
          },
          {
            exception_id: row.id,
            since: T2,
            last_at: T3,
            holds: 1,
            detail: null,
          },
        ],
      },
      {
        ...active,
        state: 'control-failed',
        controlResults: [
          { at: T4, holds: false, detail: 'No answer' },
          { at: T3, holds: true },
        ],
        timeline: [
          ...active.timeline,
          { at: T2, kind: 'control-holds' },
          { at: T3, kind: 'control-does-not-hold', detail: 'No answer' },
          { at: T4, kind: 'control-failed' },
        ],
      },
    ],
    [
      'its uses',
      { row: granted, uses: [{ decision_id: 'd1', used_at: T3 }] },
      {
        ...active,
        timeline: [
          ...active.timeline,
          { at: T3, kind: 'used', detail: 'decision d1' },
        ],
      },
    ],
    [
      'its end',
      { row: granted, now: UNTIL },
      {
        ...active,
        state: 'ended',
        timeline: [...active.timeline, { at: UNTIL, kind: 'ended' }],
      },
    ],
    [
      'why it ended when its rule changed',
      {
        row: { ...granted, ended_at: T3, ended_because: 'level-differs' },
        revisions: [],
      },
      {
        ...active,
        state: 'rule-changed',
        timeline: [
          ...active.timeline,
          {
            at: T3,
            kind: 'rule-changed',
            detail: 'The rule has another level, or a higher severity.',
          },
        ],
      },
    ],
    [
      'that its rule changed, of rows without the reason',
      { row: { ...granted, ended_at: T3 }, revisions: [] },
      {
        ...active,
        state: 'rule-changed',
        timeline: [
          ...active.timeline,
          { at: T3, kind: 'rule-changed', detail: 'The rule changed.' },
        ],
      },
    ],
    [
      'no end by a rule that is in force again',
      { row: { ...granted, ended_at: T3, ended_because: 'level-differs' } },
      active,
    ],
  ])('has %s', (_, change, expected) => {
    expect(detail(change)).toEqual(expected);
  });

  it.each<[string, Partial<ExceptionWithApproval>, string]>([
    [
      'after an upgrade',
      {},
      'An upgrade changed how rules are identified; the rule is the same.',
    ],
    [
      'to the same rule for its types',
      { reads: JSON.stringify({ logic: 'l', types: { a: '1' } }) },
      'The rule is the same for these types of resources.',
    ],
    ...[
      { logic: null, types: { a: null } },
      { logic: 'l', types: {} },
    ].map((reads): [string, Partial<ExceptionWithApproval>, string] => [
      `to the same rule, with ${JSON.stringify(reads)}`,
      { reads: JSON.stringify(reads) },
      'An upgrade changed how rules are identified; the rule is the same.',
    ]),
    [
      'to a rule that finds the same',
      { carried_coverage: '{}' },
      'The rule changed, and finds the same in the change that this was granted for. It covers only that.',
    ],
  ])('says how it was carried over %s', (_, change, text) => {
    const { timeline } = detail({
      row: { ...granted, carried_at: T3, ...change },
    });
    expect(timeline.at(-1)).toEqual({
      at: T3,
      kind: 'carried-over',
      detail: text,
    });
  });
});

describe('toExceptionInForce', () => {
  const carried = {
    carried_rule_digest: digest(2),
    carried_coverage: JSON.stringify({ resources: ['q'] }),
  };
  it.each<[string, Partial<ExceptionWithApproval>, string[], object]>([
    ['what was consented to', {}, [digest(1)], contract],
    ['the same with another rule', {}, [digest(2)], contract],
    [
      'what was consented to, while its rule is in force',
      carried,
      [digest(1), digest(2)],
      contract,
    ],
    [
      'what was carried over',
      carried,
      [digest(2)],
      { ...contract, ruleDigest: digest(2), resources: ['q'] },
    ],
    [
      'the same with the rule that it was carried over to',
      { ...carried, carried_coverage: null },
      [digest(2)],
      { ...contract, ruleDigest: digest(2) },
    ],
  ])('waives %s', (_, change, revisions, expected) => {
    expect(toExceptionInForce({ ...row, ...change }, revisions)).toEqual(
      expected,
    );
  });
});
