import type { ApprovalRequirement } from '@backstage-guardrails/policy-model';
import type { Human } from '../../../identity/people/Human';
import { recount } from './recount';
import { toApprovalRecord, type ApprovalRow } from './rows';

const platform = 'group:default/platform';
const security = 'group:default/security';

const human = (name: string, teams = [platform]): Human => ({
  id: `user:default/${name}`,
  ref: `user:default/${name}`,
  teams,
  groups: teams,
});
const [a, b, c] = ['a', 'b', 'c'].map(name => human(name));
const other = human('other', [security]);

const consent = (person: Human, more: object = {}) => ({
  person: person.ref,
  human: person.id,
  seat: person.id,
  delegated_by: null,
  means: 'session' as const,
  ...more,
});

const standingIn = (person: Human, delegator: Human) =>
  consent(person, { seat: delegator.id, delegated_by: delegator.ref });

type Question = Parameters<typeof recount>[0];

/** How many of two consents count, with what a case changes. */
function given(
  change: Partial<Omit<Question, 'record'>> & {
    requirements?: ApprovalRequirement[];
  } = {},
) {
  const { requirements, ...question } = change;
  const record = toApprovalRecord({
    requirements: JSON.stringify(
      requirements ?? [{ from: [platform], minimum: 2 }],
    ),
    participants: '[]',
    parts: '{}',
  } as ApprovalRow);
  const everybody = [a, b, c, other];
  return recount({
    record,
    consents: [consent(a), consent(b)],
    humans: new Map(everybody.map(one => [one.ref, one])),
    involved: new Set(),
    asked: everybody.map(({ ref, id }) => ({
      requirement: 0,
      person: ref,
      human: id,
    })),
    escalated: [],
    passkeys: 'enforced',
    ...question,
  });
}

const withHumans = (...humans: Human[]) =>
  new Map([a, b, c, other, ...humans].map(one => [one.ref, one]));

describe('recount', () => {
  it('counts each consent that is still good', () => {
    expect(given()).toEqual({ given: [2], met: true });
  });

  it.each<[string, Parameters<typeof given>[0], number]>([
    [
      'one has left the group',
      { humans: withHumans({ ...b, teams: [], groups: [] }) },
      1,
    ],
    ['one is gone from the catalog', { humans: new Map([[a.ref, a]]) }, 1],
    ['one turned out to have had a part', { involved: new Set([b.id]) }, 1],
    [
      'two accounts are one human by now',
      { humans: withHumans({ ...b, id: a.id }) },
      1,
    ],
    [
      'two accounts were one human when they were asked',
      {
        asked: [a, b].map(({ ref }) => ({
          requirement: 0,
          person: ref,
          human: 'person:7',
        })),
      },
      1,
    ],
    [
      'two accounts were one human when they consented',
      { consents: [consent(a), consent(b, { human: a.id })] },
      1,
    ],
    [
      'one stood in for the other',
      { consents: [consent(a), standingIn(c, a)] },
      1,
    ],
    [
      'one stood in for a third',
      { consents: [consent(a), standingIn(other, b)] },
      2,
    ],
    [
      'the delegator has left the group',
      {
        consents: [consent(a), standingIn(other, b)],
        humans: withHumans({ ...b, teams: [], groups: [] }),
      },
      1,
    ],
    [
      'the delegator turned out to have had a part',
      {
        consents: [consent(a), standingIn(other, b)],
        involved: new Set([b.id]),
      },
      1,
    ],
    [
      'a signature is needed and one gave none',
      {
        consents: [consent(a, { means: 'passkey' }), consent(b)],
        requirements: [{ from: [platform], minimum: 2, consent: 'passkey' }],
      },
      1,
    ],
    [
      'a signature is needed and passkeys are off',
      {
        passkeys: 'off',
        requirements: [{ from: [platform], minimum: 2, consent: 'passkey' }],
      },
      2,
    ],
    [
      'teams must differ and both are of one',
      {
        requester: human('requester', ['group:default/shop']),
        requirements: [{ from: [platform], minimum: 2, differentTeams: true }],
      },
      1,
    ],
    [
      'teams must differ and they do',
      {
        consents: [consent(a), consent(other)],
        requester: human('requester', ['group:default/shop']),
        requirements: [
          { from: [platform, security], minimum: 2, differentTeams: true },
        ],
      },
      2,
    ],
    [
      'teams must differ and one is of that of the requester',
      {
        consents: [consent(a), consent(other)],
        requester: human('requester', [security]),
        requirements: [
          { from: [platform, security], minimum: 2, differentTeams: true },
        ],
      },
      1,
    ],
  ])('where %s', (_, change, expected) => {
    expect(given(change)).toEqual({ given: [expected], met: expected === 2 });
  });
});
