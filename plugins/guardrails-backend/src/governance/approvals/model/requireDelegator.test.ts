import type { ApprovalRequirement } from '@backstage-guardrails/policy-model';
import type { Human } from '../../../identity/people/Human';
import type { ApprovalContext } from './ApprovalContext';
import { explainRefusal } from './explainRefusal';
import { handedOverTo } from './handedOverTo';
import { requireDelegator } from './requireDelegator';
import { activeHandovers } from './relations';
import { toApprovalRecord, type ApprovalRow, type HandoverRow } from './rows';

const AT = '2026-11-29T10:00:00.000Z';
const platform = 'group:default/platform';
const security = 'group:default/security';

const human = (name: string, groups = [platform]): Human => ({
  id: `user:default/${name}`,
  ref: `user:default/${name}`,
  teams: groups,
  groups,
});
const [a, b, c] = ['a', 'b', 'c'].map(name => human(name));
const guard = human('guard', [security]);
const outsider = human('outsider', []);

const handover = (from: Human, to: Human, returned?: true): HandoverRow => ({
  approval_id: 'request',
  giver: from.ref,
  giver_human: from.id,
  taker: to.ref,
  taker_human: to.id,
  reason: 'On leave',
  at: AT,
  returned_at: returned ? AT : null,
  revision: 0,
  seal: null,
});

type Case = {
  requirements?: ApprovalRequirement[];
  handovers?: HandoverRow[];
  consents?: Human[];
  asked?: Human[];
  escalated?: number[];
};

const escalation = { afterMinutes: 10, to: [security] };

function context(change: Case): ApprovalContext {
  const {
    requirements = [{ from: [platform], minimum: 1 }],
    handovers = [],
    consents = [],
    asked = [a, b, c],
    escalated = [],
  } = change;
  const relations = {
    consents: consents.map(({ id, ref }) => ({
      person: ref,
      human: id,
      seat: id,
      withdrawn_at: null,
    })) as ApprovalContext['relations']['consents'],
    escalations: [],
    handovers,
  };
  return {
    record: toApprovalRecord({
      closed_as: null,
      approved_at: null,
      requested_at: AT,
      expires_at: '2026-12-06T10:00:00.000Z',
      requirements: JSON.stringify(requirements),
      participants: '[]',
      parts: '{}',
    } as ApprovalRow),
    relations,
    now: '2026-11-29T11:00:00.000Z',
    asked: asked.flatMap(({ ref, id }) =>
      requirements.map((_, requirement) => ({
        approval_id: 'request',
        requirement,
        person: ref,
        human: id,
        seal: null,
      })),
    ),
    escalated,
    approvals: relations.consents,
    humans: new Map(),
    involved: new Set(),
    handedOver: handedOverTo(activeHandovers(relations), new Map()),
    identities: new Map(),
  };
}

/** The code with which a handover from `a` to `b` is refused, or why `b` cannot take it. */
function refusal(
  change: Case & { from?: Human; to?: Human },
): string | undefined {
  const { from = a, to = b } = change;
  const found = context(change);
  const passkeys = { passkeys: 'enforced' } as const;
  try {
    const delegator = requireDelegator(found, from, passkeys);
    return explainRefusal(found, delegator, to, passkeys);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('handing over', () => {
  it.each<[string, Parameters<typeof refusal>[0]]>([
    ['to another of those who are asked', {}],
    ['as long as enough are left', { consents: [c] }],
    ['back was long ago, to another', { handovers: [handover(a, c, true)] }],
    [
      'to a person who is asked for more',
      {
        to: { ...b, groups: [platform, security] },
        requirements: [
          { from: [platform], minimum: 1 },
          { from: [security], minimum: 1 },
        ],
      },
    ],
    [
      'where an escalation can still ask others',
      {
        asked: [a, b],
        requirements: [{ from: [platform], minimum: 2, escalation }],
      },
    ],
  ])('is possible: %s', (_, change) => {
    expect(refusal(change)).toBeUndefined();
  });

  it.each<[string, Parameters<typeof refusal>[0], string]>([
    ['of a person who is not asked', { from: outsider }, 'not-an-approver'],
    ['of what is decided', { consents: [a] }, 'already-decided'],
    ['twice', { handovers: [handover(a, c)] }, 'handed-over'],
    [
      'of what was handed over',
      { handovers: [handover(c, a)] },
      'handover-invalid',
    ],
    [
      'where too few are left',
      {
        asked: [a, b],
        requirements: [{ from: [platform], minimum: 2 }],
      },
      'handover-invalid',
    ],
    [
      'where the others have handed theirs over',
      {
        asked: [a, b, c],
        handovers: [handover(c, b)],
        requirements: [{ from: [platform], minimum: 2 }],
      },
      'handover-invalid',
    ],
    [
      'where the escalation has asked already',
      {
        asked: [a, b],
        escalated: [0],
        requirements: [{ from: [platform], minimum: 2, escalation }],
      },
      'handover-invalid',
    ],
  ])('is refused: %s', (_, change, code) => {
    expect(refusal(change)).toBe(code);
  });

  it.each<[string, Parameters<typeof refusal>[0], string]>([
    [
      'another account of the same human',
      { to: { ...b, id: a.id } },
      'Both accounts',
    ],
    [
      'a person who handed it back',
      { handovers: [handover(a, b, true)] },
      'returned it to you',
    ],
    ['a person who is not asked', { to: outsider }, "can't take it over"],
    ['a person who has decided', { consents: [b] }, "can't take it over"],
    [
      'a person who is asked for something else',
      {
        to: guard,
        asked: [a, b, c, guard],
        requirements: [
          { from: [platform], minimum: 1 },
          { from: [security], minimum: 1 },
        ],
      },
      'a different requirement',
    ],
  ])('is not for %s', (_, change, reason) => {
    expect(refusal(change)).toContain(reason);
  });
});
