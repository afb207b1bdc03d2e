import { sha256 } from '@backstage-guardrails/policy-decision';
import type { ApprovalRelations } from './relations';
import {
  toApprovalRecord,
  type ApprovalRow,
  type ConsentRow,
  type HandoverRow,
} from './rows';
import { consentText } from './consentText';
import { listApprovalEvents } from './listApprovalEvents';
import { toApprovalDetail } from './toApprovalDetail';
import type { ShownApproval } from './toApprovalSummary';

const NOW = '2026-11-29T11:00:00.000Z';
const [REQUESTED, EXPIRES] = [
  '2026-11-29T10:00:00.000Z',
  '2026-12-06T10:00:00.000Z',
];
const [A, B, C] = ['a', 'b', 'c'].map(name => `user:default/${name}`);
const platform = 'group:default/platform';

const row = {
  id: 'request',
  subject_kind: 'change',
  subject_id: 'decision',
  fingerprint: 'sha256:1',
  title: 'Provision the shop',
  reason: null,
  requester: A,
  target_ref: null,
  environment: null,
  requested_at: REQUESTED,
  expires_at: EXPIRES,
  requirements: JSON.stringify([{ from: [platform], minimum: 1 }]),
  participants: JSON.stringify([
    { person: A, duty: 'request', source: 'portal', human: 'person:1' },
  ]),
  parts: JSON.stringify({ findings: 'sha256:2' }),
  supersedes: null,
  approved_at: null,
  closed_as: null,
  closed_at: null,
  closed_reason: null,
} as ApprovalRow;

const consent = {
  id: 'consent',
  person: B,
  kind: 'approve',
  reason: null,
  at: NOW,
  means: 'session',
  delegated_by: null,
  withdrawn_at: null,
  counts: JSON.stringify({
    requirements: [0],
    belonging: { teams: [platform], groups: [platform] },
  }),
} as ConsentRow;

const handover = {
  giver: B,
  taker: C,
  taker_human: 'person:3',
  reason: 'On leave',
  at: NOW,
  returned_at: null,
} as HandoverRow;

const nothing: ApprovalRelations = {
  consents: [],
  escalations: [],
  handovers: [],
};

type Case = {
  row?: Partial<ApprovalRow>;
  relations?: Partial<ApprovalRelations>;
  human?: ShownApproval['human'];
};

function detail({ row: change, relations, human }: Case) {
  return toApprovalDetail({
    shown: {
      record: toApprovalRecord({ ...row, ...change }),
      relations: { ...nothing, ...relations },
      eligibility: { canDecide: true, consent: 'session' },
      ...(human && { human }),
      now: NOW,
    },
    asked: [{ person: C }, { person: B }, { person: B }],
    passkeys: 'off' as never,
    hash: sha256,
  });
}

const plain = {
  id: 'request',
  subject: { kind: 'change', decision: 'decision' },
  state: 'open',
  title: 'Provision the shop',
  fingerprint: 'sha256:1',
  requester: A,
  target: {},
  requestedAt: REQUESTED,
  expiresAt: EXPIRES,
  requirements: [{ from: [platform], minimum: 1, given: 0, met: false }],
  eligibility: { canDecide: true, consent: 'session' },
  handedToYou: [],
  consents: [],
  participants: [{ person: A, duty: 'request', source: 'portal' }],
  asked: [B, C],
  handovers: [],
  passkeys: 'off',
  ...consentText(row, sha256),
  parts: { findings: 'sha256:2' },
};
const given = {
  id: 'consent',
  person: B,
  kind: 'approve',
  at: NOW,
  means: 'session',
};
const handed = { from: B, to: C, reason: 'On leave', at: NOW };
const taker = (id: string, ref: string) => ({ id, ref, teams: [], groups: [] });

describe('toApprovalDetail', () => {
  it('has everything about a request that nothing happened to', () => {
    expect(detail({})).toEqual(plain);
  });

  it.each<[string, Case, object]>([
    ['its reason', { row: { reason: 'A sale' } }, { reason: 'A sale' }],
    [
      'what it replaces',
      { row: { supersedes: 'earlier' } },
      { supersedes: 'earlier' },
    ],
    [
      'when it was used',
      { row: { closed_as: 'redeemed', closed_at: NOW } },
      { state: 'redeemed', redeemedAt: NOW },
    ],
    [
      'that it was used before its end, of rows without the time',
      { row: { closed_as: 'redeemed' } },
      { state: 'redeemed', redeemedAt: EXPIRES },
    ],
    [
      'an approval',
      { relations: { consents: [consent] } },
      {
        consents: [given],
        requirements: [{ from: [platform], minimum: 1, given: 1, met: true }],
      },
    ],
    [
      'an approval that was withdrawn, and does not count',
      { relations: { consents: [{ ...consent, withdrawn_at: NOW }] } },
      { consents: [{ ...given, withdrawnAt: NOW }] },
    ],
    [
      'a rejection with its reason, by a delegate',
      {
        relations: {
          consents: [
            { ...consent, kind: 'reject', reason: 'Too big', delegated_by: C },
          ],
        },
      },
      {
        consents: [
          { ...given, kind: 'reject', reason: 'Too big', delegatedBy: C },
        ],
      },
    ],
    [
      'when a requirement was escalated',
      {
        relations: {
          escalations: [
            { approval_id: 'request', requirement: 0, at: NOW, seal: null },
          ],
        },
      },
      {
        requirements: [
          {
            from: [platform],
            minimum: 1,
            given: 0,
            met: false,
            escalatedAt: NOW,
          },
        ],
      },
    ],
    [
      'a handover to another',
      { relations: { handovers: [handover] }, human: taker('person:1', A) },
      { handovers: [handed] },
    ],
    [
      'a handover to this account',
      { relations: { handovers: [handover] }, human: taker('person:9', C) },
      { handovers: [handed], handedToYou: [handed] },
    ],
    [
      'a handover to this person, by another account',
      { relations: { handovers: [handover] }, human: taker('person:3', A) },
      { handovers: [handed], handedToYou: [handed] },
    ],
    [
      'a handover that was returned',
      {
        relations: { handovers: [{ ...handover, returned_at: NOW }] },
        human: taker('person:3', C),
      },
      { handovers: [{ ...handed, returnedAt: NOW }] },
    ],
    [
      'why it ended after an upgrade',
      {
        row: { closed_as: 'superseded', closed_reason: 'fingerprint-version' },
      },
      {
        state: 'superseded',
        endedBecause:
          'An upgrade changed how changes are identified, so this request cannot be used any more. Nothing was applied. Run the template again and request approval of the new decision. Approvers are asked again then.',
      },
    ],
  ])('has %s', (_, change, expected) => {
    expect(detail(change)).toEqual({ ...plain, ...expected });
  });

  it.each<[ApprovalRow['subject_kind'], object, string]>([
    [
      'change',
      { kind: 'change', decision: 'x' },
      'Run the template again and request approval of the new decision. Approvers are asked again then.',
    ],
    [
      'lease',
      { kind: 'lease', lease: 'x' },
      'Request the access again. Approvers are asked again then.',
    ],
    ['exception', { kind: 'exception', exception: 'x' }, 'Request it again.'],
    [
      'policy-request',
      { kind: 'policy-request', policyRequest: 'x' },
      'Request it again.',
    ],
  ])(
    'says what to do about a %s after the rules changed',
    (kind, subject, next) => {
      const shown = detail({
        row: {
          subject_kind: kind,
          subject_id: 'x',
          closed_reason: 'rules-changed',
        },
      });
      expect([shown.subject, shown.endedBecause]).toEqual([
        subject,
        `The rules changed and do not find the same in this change any more, or that cannot be compared, so this request cannot be used any more. Nothing was applied. ${next}`,
      ]);
    },
  );

  it('names its target', () => {
    const { target } = detail({
      row: { target_ref: 'component:default/shop', environment: 'production' },
    });
    expect(target).toEqual({
      ref: 'component:default/shop',
      environment: 'production',
    });
  });
});

describe('listApprovalEvents', () => {
  const requested = { at: REQUESTED, kind: 'approval-requested', actor: A };

  it.each<[string, Case & { now?: string }, object[]]>([
    ['a request', {}, [requested]],
    [
      'a request with its reason',
      { row: { reason: 'A sale' } },
      [{ ...requested, detail: 'A sale' }],
    ],
    [
      'an approval, withdrawn',
      { relations: { consents: [{ ...consent, withdrawn_at: EXPIRES }] } },
      [
        requested,
        { at: NOW, kind: 'approved', actor: B },
        { at: EXPIRES, kind: 'consent-withdrawn', actor: B },
      ],
    ],
    [
      'a rejection with its reason',
      {
        relations: {
          consents: [{ ...consent, kind: 'reject', reason: 'Too big' }],
        },
      },
      [requested, { at: NOW, kind: 'rejected', actor: B, detail: 'Too big' }],
    ],
    [
      'an escalation',
      {
        relations: {
          escalations: [
            { approval_id: 'request', requirement: 0, at: NOW, seal: null },
          ],
        },
      },
      [requested, { at: NOW, kind: 'approval-escalated' }],
    ],
    [
      'a handover',
      { relations: { handovers: [handover] } },
      [
        requested,
        { at: NOW, kind: 'handed-over', actor: B, detail: `To ${C}: On leave` },
      ],
    ],
    [
      'a handover, returned',
      { relations: { handovers: [{ ...handover, returned_at: EXPIRES }] } },
      [
        requested,
        { at: NOW, kind: 'handed-over', actor: B, detail: `To ${C}: On leave` },
        { at: EXPIRES, kind: 'handed-back', actor: C, detail: `To ${B}` },
      ],
    ],
    [
      'its end',
      { now: EXPIRES },
      [requested, { at: EXPIRES, kind: 'approval-expired' }],
    ],
    [
      'that it was withdrawn',
      { row: { closed_as: 'withdrawn', closed_at: NOW } },
      [requested, { at: NOW, kind: 'approval-withdrawn', actor: A }],
    ],
    [
      'that it was replaced, of rows without the time',
      { row: { closed_as: 'superseded' } },
      [
        requested,
        {
          at: EXPIRES,
          kind: 'approval-withdrawn',
          detail: 'Replaced by a newer request for other content',
        },
      ],
    ],
    [
      'that it ended by an upgrade',
      {
        row: {
          closed_as: 'superseded',
          closed_at: NOW,
          closed_reason: 'rules-changed',
        },
      },
      [
        requested,
        {
          at: NOW,
          kind: 'approval-withdrawn',
          detail: expect.stringMatching(/^The rules changed and do not find/),
        },
      ],
    ],
  ])('has %s', (_, change, expected) => {
    expect(
      listApprovalEvents(
        { ...row, ...change.row },
        { ...nothing, ...change.relations },
        change.now ?? NOW,
      ),
    ).toEqual(expected);
  });
});
