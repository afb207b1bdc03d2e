import type { ApprovalRequirement } from '@backstage-guardrails/policy-model';
import type { Human } from '../../../identity/people/Human';
import { checkEligibility, type ActiveDelegation } from './checkEligibility';
import { toApprovalRecord, type ApprovalRow } from './rows';

const REQUESTED = '2026-11-29T10:00:00.000Z';
const NOW = '2026-11-29T11:00:00.000Z';
const EXPIRES = '2026-12-06T10:00:00.000Z';

const platform = 'group:default/platform';
const security = 'group:default/security';
const lead = 'group:default/leads';
const company = 'group:default/company';

const human = (name: string, teams: string[], more: Partial<Human> = {}) => ({
  id: `user:default/${name}`,
  ref: `user:default/${name}`,
  teams,
  groups: [...teams, company].sort(),
  ...more,
});

const approver = human('approver', [platform]);
const second = human('second', [platform]);
const outsider = human('outsider', []);
const requester = human('requester', ['group:default/shop']);

const asked = (...humans: Human[]) =>
  humans.map(({ ref, id }) => ({ requirement: 0, person: ref, human: id }));

const delegation = (
  giver: Human,
  since = '2026-11-01T00:00:00.000Z',
): ActiveDelegation => ({
  delegator: giver,
  row: {
    id: `of ${giver.ref}`,
    giver: giver.ref,
    giver_human: giver.id,
    taker: outsider.ref,
    taker_human: outsider.id,
    since,
    until: EXPIRES,
    revoked_at: null,
    revision: 0,
    seal: null,
  },
});

const REASONS: Record<string, string> = {
  'approval-closed': expect.stringMatching(
    /^The request (has expired|is approved|was withdrawn)\.$/,
  ),
  'not-independent':
    "You can't approve your own change: you took part in it, with this account or a linked one.",
  'already-decided': 'You have already reviewed this request.',
  'handed-over': `You reassigned it to ${second.ref}, who can return it to you.`,
  'not-an-approver':
    'You are not an eligible approver: you are in no approving group or joined it after the request, your team must not decide this, or your review is assigned to another person.',
};

type Question = Parameters<typeof checkEligibility>[0];

/** Whether the approver can decide a plain open request, with what a case changes. */
function check(
  change: Partial<Omit<Question, 'record'>> & {
    row?: Partial<ApprovalRow>;
    requirements?: ApprovalRequirement[];
  } = {},
) {
  const { row, requirements, ...question } = change;
  const record = toApprovalRecord({
    closed_as: null,
    approved_at: null,
    requested_at: REQUESTED,
    expires_at: EXPIRES,
    requirements: JSON.stringify(
      requirements ?? [{ from: [platform], minimum: 1 }],
    ),
    participants: '[]',
    parts: '{}',
    ...row,
  } as ApprovalRow);
  return checkEligibility({
    record,
    now: NOW,
    human: approver,
    involved: new Set(),
    handedOver: new Map(),
    asked: asked(approver, second),
    escalated: [],
    consents: [],
    delegations: [],
    passkeys: 'enforced',
    ...question,
  });
}

const escalation = { afterMinutes: 30, to: [security] };
const guard = human('guard', [security]);

describe('checkEligibility', () => {
  it('is given by a membership, with the teams that count', () => {
    expect(check()).toEqual({
      kind: 'may',
      requirements: [0],
      member: approver,
      consent: 'session',
      belonging: { teams: [platform], groups: [company, platform] },
    });
  });

  it.each<[string, Parameters<typeof check>[0], string]>([
    ['it has expired', { now: EXPIRES }, 'approval-closed'],
    ['it is approved', { row: { approved_at: NOW } }, 'approval-closed'],
    [
      'it was withdrawn',
      { row: { closed_as: 'withdrawn' } },
      'approval-closed',
    ],
    [
      'the human had a part',
      { involved: new Set([approver.id]) },
      'not-independent',
    ],
    [
      'another account of the human had a part',
      {
        human: { ...approver, id: 'person:7' },
        involved: new Set(['person:7']),
      },
      'not-independent',
    ],
    [
      'the human has decided, by whatever account',
      { consents: [{ human: approver.id, seat: second.id }] },
      'already-decided',
    ],
    [
      'it was handed over',
      { handedOver: new Map([[approver.ref, second.ref]]) },
      'handed-over',
    ],
    [
      'it was handed over under another account',
      {
        human: { ...approver, id: 'person:7' },
        handedOver: new Map([['person:7', second.ref]]),
      },
      'handed-over',
    ],
    ['nobody asked', { asked: asked(second) }, 'not-an-approver'],
    [
      'the human has left the group',
      { human: { ...approver, teams: [], groups: [company] } },
      'not-an-approver',
    ],
    [
      'only what is asked after an escalation fits',
      {
        human: guard,
        asked: asked(guard),
        requirements: [{ from: [platform], minimum: 1, escalation }],
      },
      'not-an-approver',
    ],
    [
      'teams must differ, and the requester is of the same',
      {
        requester: human('requester', [platform]),
        requirements: [{ from: [platform], minimum: 1, differentTeams: true }],
      },
      'not-an-approver',
    ],
    [
      'teams must differ, and the catalog no longer has the requester',
      {
        requirements: [{ from: [platform], minimum: 1, differentTeams: true }],
      },
      'not-an-approver',
    ],
    [
      'the delegation is younger than the request',
      { human: outsider, delegations: [delegation(approver, REQUESTED)] },
      'not-an-approver',
    ],
    [
      'the delegator had a part',
      {
        human: outsider,
        delegations: [delegation(approver)],
        involved: new Set([approver.id]),
      },
      'not-an-approver',
    ],
    [
      'the delegator has decided',
      {
        human: outsider,
        delegations: [delegation(approver)],
        consents: [{ human: approver.id, seat: approver.id }],
      },
      'not-an-approver',
    ],
    [
      'the delegator handed it over',
      {
        human: outsider,
        delegations: [delegation(approver)],
        handedOver: new Map([[approver.id, second.ref]]),
      },
      'not-an-approver',
    ],
    [
      'the delegator handed it over under another account',
      {
        human: outsider,
        delegations: [delegation({ ...approver, id: 'person:7' })],
        handedOver: new Map([[approver.ref, second.ref]]),
      },
      'not-an-approver',
    ],
    [
      'teams must differ, and the delegate is of the team of the requester',
      {
        human: human('delegate', ['group:default/shop']),
        delegations: [delegation(approver)],
        requester,
        requirements: [{ from: [platform], minimum: 1, differentTeams: true }],
      },
      'not-an-approver',
    ],
  ])('is not there where %s', (_, change, code) => {
    expect(check(change)).toEqual({
      kind: 'may-not',
      code,
      reason: REASONS[code],
    });
  });

  it.each<[string, Parameters<typeof check>[0], object]>([
    [
      'an escalation that has been asked for',
      {
        human: guard,
        asked: asked(guard),
        escalated: [0],
        requirements: [{ from: [platform], minimum: 1, escalation }],
      },
      { requirements: [0] },
    ],
    [
      'each requirement that the human was asked for',
      {
        asked: [0, 2].map(requirement => ({
          requirement,
          person: approver.ref,
          human: approver.id,
        })),
        requirements: [platform, security, platform].map(from => ({
          from: [from],
          minimum: 1,
        })),
      },
      { requirements: [0, 2] },
    ],
    [
      'a person who is named',
      { requirements: [{ from: [approver.ref], minimum: 1 }] },
      { requirements: [0] },
    ],
    [
      'another team, where teams must differ',
      {
        requester,
        requirements: [{ from: [platform], minimum: 1, differentTeams: true }],
      },
      { requirements: [0] },
    ],
    [
      'a passkey, where one is asked for',
      { requirements: [{ from: [platform], minimum: 1, consent: 'passkey' }] },
      { consent: 'passkey' },
    ],
    [
      'a passkey, where one of two requirements asks for one',
      {
        asked: [...asked(approver), { ...asked(approver)[0], requirement: 1 }],
        requirements: [
          { from: [platform], minimum: 1 },
          { from: [platform], minimum: 1, consent: 'passkey' },
        ],
      },
      { requirements: [0, 1], consent: 'passkey' },
    ],
    [
      'a session, where passkeys are off',
      {
        passkeys: 'off',
        requirements: [{ from: [platform], minimum: 1, consent: 'passkey' }],
      },
      { consent: 'session' },
    ],
    [
      'a delegation from before, on the membership of the delegator',
      { human: outsider, delegations: [delegation(approver)] },
      { member: approver, delegation: delegation(approver).row },
    ],
    [
      'the own membership before a delegation',
      { delegations: [delegation(second)] },
      { member: approver },
    ],
    [
      'the first of two delegations, in whatever order they come',
      {
        human: outsider,
        delegations: [delegation(second), delegation(approver)],
      },
      { member: approver },
    ],
    [
      'the teams of the delegate and of the delegator together',
      {
        human: human('delegate', [lead]),
        delegations: [delegation(approver)],
      },
      {
        belonging: {
          teams: [lead, platform],
          groups: [company, lead, platform],
        },
      },
    ],
  ])('is given by %s', (_, change, expected) => {
    expect(check(change)).toMatchObject({ kind: 'may', ...expected });
  });
});
