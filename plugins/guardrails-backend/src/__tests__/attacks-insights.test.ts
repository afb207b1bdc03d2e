import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { InsightsRequest } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { GuardrailsHarness, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { denied } from '../__testUtils__/plans';
import { addCells } from '../views/insights/store/addCells';

const { DEVELOPER, LEAD, OTHER, SECURITY } = people;
const PAYMENTS = 'group:default/payments';
const SEARCH = 'group:default/search';
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(120_000);

function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

const [TODAY, ONE, TWO] = [0, 1, 2].map(dayBefore);
/** Teams that the lead of payments does not belong to. */
const FIVE = ['a', 'b', 'c', 'd', 'e'].map(n => `group:default/${n}`);
const OTHERS = [SEARCH, ...FIVE.slice(1)];
/** Teams that the catalog named for what was new, after its checks. */
const INVENTED = [1, 2, 3, 4].map(n => `group:default/x${n}`);

type Place = { day: string; environment: string; rule: string };

/** Where other teams had checks, and which of them: those with findings of a rule, and those without any. */
const places: (Place & { teams: string[] })[] = [
  { day: ONE, environment: 'sandbox', rule: '', teams: OTHERS },
  { day: ONE, environment: 'production', rule: '', teams: OTHERS.slice(1) },
  { day: TWO, environment: 'sandbox', rule: '', teams: OTHERS },
  { day: TWO, environment: 'production', rule: '', teams: [SEARCH] },
  { day: TODAY, environment: 'sandbox', rule: '', teams: OTHERS },
  { day: ONE, environment: 'staging', rule: '', teams: [SEARCH] },
  { day: ONE, environment: 'staging', rule: 'a/b', teams: FIVE },
  { day: ONE, environment: 'quiet', rule: '', teams: [SEARCH, ...INVENTED] },
];

describe.each(databases.eachSupportedId())('Insights on %s', databaseId => {
  let knex: Knex;
  let harness: GuardrailsHarness;
  /** What each team had at each place: a power of two, so that a sum says what is in it. */
  const cells: { place: Place; team: string; number: number }[] = [];

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    harness = await GuardrailsHarness.start({ knex });
    for (const { teams, ...place } of places) {
      for (const team of teams) {
        cells.push({ place, team, number: 2 ** cells.length });
      }
    }
    await knex.transaction(transaction =>
      addCells(
        transaction,
        cells.flatMap(({ place, team: owner, number }) => {
          const cell = { ...place, owner, seconds: 0, number };
          const all = { ...cell, rule: '' };
          return [
            { ...cell, measure: 'deny' as const },
            ...(place.rule === ''
              ? []
              : [{ ...all, measure: 'deny' as const }]),
            ...(INVENTED.includes(owner)
              ? []
              : [{ ...all, measure: 'by-member' as const }]),
          ];
        }),
      ),
    );
  });

  it('shows people what their teams did, and readers what all did', async () => {
    const before = await harness.as(LEAD).getInsights({});
    const task = harness.asTask(DEVELOPER);
    await task.decide(harness.request());
    await task.decide(harness.request({ evidence: { document: denied } }));
    const { totals, teams, rules, scope } = await harness
      .as(LEAD)
      .getInsights({ range: '7d', environment: 'sandbox' });
    expect(before.totals).toEqual({
      ...{ allowed: 0, warned: 0, needsApproval: 0, denied: 0 },
    });
    expect({ totals, teams, scope }).toEqual({
      totals: { allowed: 1, warned: 0, needsApproval: 0, denied: 1 },
      teams: [{ owner: PAYMENTS, checks: 2, denied: 1 }],
      scope: 'own',
    });
    expect(
      await knex('insights_days')
        .where({ owner: PAYMENTS, measure: 'by-member' })
        .pluck('number'),
    ).toEqual([2]);
    expect(rules.length).toBeGreaterThan(0);
    const { items } = await harness.as(LEAD).listDecisions({
      filter: { checks: 'all', rule: rules[0].rule, outcome: ['deny'] },
    });
    expect(items).toHaveLength(rules[0].denied);
    const all = await harness.as(SECURITY).getInsights({ owner: SEARCH });
    expect(all).toMatchObject({
      scope: 'all',
      teams: [{ owner: SEARCH }],
    });
    expect(all).not.toHaveProperty('others');
    expect(await harness.as(LEAD).exportInsights({})).toContain(
      `${TODAY},1,0,0,1\r\n`,
    );
  });

  it.each([SEARCH, 'Group:search', OTHER, 'group:default/unknown'])(
    'refuse %s to those who do not belong to it',
    async owner => {
      const lead = harness.as(LEAD);
      await expect(lead.getInsights({ owner })).rejects.toEqual(
        refused('not-allowed'),
      );
      await expect(
        lead.exportInsights({ request: { owner }, format: 'json' }),
      ).rejects.toEqual(refused('not-allowed'));
    },
  );

  it('name no other team, and no rule because of one', async () => {
    for (const client of [harness.as(LEAD), harness.asTask(LEAD)]) {
      const { teams, rules } = await client.getInsights({ range: '90d' });
      expect(teams.map(({ owner }) => owner)).toEqual([PAYMENTS]);
      expect(rules.map(({ rule }) => rule)).not.toContain('a/b');
    }
  });

  it('tell no difference of two sums that fewer than five teams are in', async () => {
    const questions: InsightsRequest[] = [
      {},
      { range: '7d' as const },
      ...[ONE, TWO, TODAY].flatMap(from =>
        [ONE, TWO, TODAY].flatMap(to => (from <= to ? [{ from, to }] : [])),
      ),
    ].flatMap(range =>
      [
        {},
        ...['sandbox', 'production', 'staging', 'quiet'].map(environment => ({
          environment,
        })),
      ].flatMap(place => [
        { ...range, ...place },
        { ...range, ...place, rule: 'a/b' },
      ]),
    );
    const sums = new Set<number>([0]);
    for (const question of questions) {
      const { others } = await harness.as(LEAD).getInsights(question);
      sums.add(others?.denied ?? 0);
      sums.add(others?.checks ?? 0);
    }
    expect(Math.max(...sums)).toBeGreaterThan(0);
    const tooClear = [...sums]
      // What is in one and not in the other.
      // eslint-disable-next-line no-bitwise
      .flatMap(one => [...sums].map(other => one & ~other))
      .filter(difference => difference > 0)
      .filter(difference => {
        // eslint-disable-next-line no-bitwise
        const inIt = cells.filter(({ number }) => difference & number);
        const teams = new Set(
          inIt.map(({ team }) => team).filter(team => !INVENTED.includes(team)),
        );
        return teams.size < 5 || inIt.some(({ place }) => place.day === TODAY);
      });
    expect(tooClear).toEqual([]);
  });
});

describe('Insights with a policy that denies', () => {
  it('are refused, to readers of everything as well', async () => {
    const harness = await GuardrailsHarness.start({
      knex: await databases.init('SQLITE_3'),
      features: [
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      ],
    });
    for (const person of [LEAD, SECURITY]) {
      await expect(harness.as(person).getInsights({})).rejects.toEqual(
        refused('not-allowed'),
      );
      await expect(harness.as(person).exportInsights({})).rejects.toEqual(
        refused('not-allowed'),
      );
    }
  });
});
