import type { DecisionFilter } from '@backstage-guardrails/plugin-guardrails-common';
import { isSqlite } from '@backstage-guardrails/backend-database';
import type { RuleId } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { MigratedDatabases } from '../../__testUtils__/MigratedDatabases';
import { UNRESTRICTED, type ReadScope } from '../../identity/access';
import { listDecisions } from './listDecisions';

jest.setTimeout(60_000);

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

const ROWS = 3000;
const BACKUP = 'data/backup' as RuleId;

const idOf = (n: number) =>
  `01990000-${(n % 7).toString(16).padStart(4, '0')}-7000-8000-${n
    .toString(16)
    .padStart(12, '0')}`;

/** Entities in two namespaces, requesters of two kinds, and an owner for each third. */
const rowOf = (n: number) => ({
  id: idOf(n),
  recorded_at: `2026-03-01T00:00:${String(n % 60).padStart(2, '0')}.000Z`,
  principal: `human:user:default/person-${n % 90}`,
  actor_ref: n % 2 ? `user:default/person-${n % 90}` : 'plugin:scaffolder',
  outcome: 'deny',
  target_ref:
    n % 50 === 0
      ? null
      : `resource:${n % 2 ? 'default' : 'shop'}/db-${n % 400}`,
  target_owner: `group:default/team-${n % 3}`,
  environment: 'sandbox',
  format: 'terraform-plan',
  fingerprint: 'f',
  summary: JSON.stringify({ action: 'create', actor: {}, target: {} }),
  encoding: 'json',
  document: Buffer.from('{}'),
});

const numbers = Array.from({ length: ROWS }, (_, n) => n);
const newest = (wanted: (row: ReturnType<typeof rowOf>) => boolean) =>
  numbers
    .map(rowOf)
    .filter(wanted)
    .map(({ id }) => id)
    .sort()
    .reverse();

const team: ReadScope = {
  own: {
    kind: 'some',
    principal: 'human:user:default/none',
    ownership: ['group:default/team-1'],
    targets: [],
  },
};

const searchedRule = { search: '01990000-0003', rule: BACKUP };

const bySandbox: ReadScope = {
  ...UNRESTRICTED,
  criteria: { key: 'environment', values: ['sandbox'] },
};

/** What the databases answer to a statement. */
function rowsOf(answer: unknown): { summary?: string }[] {
  const { rows = answer } = answer as { rows?: unknown };
  return Array.isArray(rows) ? rows : [];
}

async function filled(knex: Knex): Promise<Knex> {
  await knex.batchInsert('decisions', numbers.map(rowOf), 50);
  await knex.batchInsert(
    'decision_rules',
    numbers.slice(0, 40).map(n => ({ rule: BACKUP, decision_id: idOf(n) })),
    100,
  );
  await knex.raw('analyze');
  return knex;
}

/** Every page of a list. */
async function pagesOf(
  knex: Knex,
  options: {
    filter: DecisionFilter;
    scope?: ReadScope;
    rulesNamed?: RuleId[];
  },
) {
  const ids: string[] = [];
  let moreNames = false;
  let total: number | undefined;
  let cursor: string | undefined;
  do {
    const page = await listDecisions(knex, {
      scope: UNRESTRICTED,
      ...options,
      limit: 70,
      cursor,
      countTo: 1001,
    });
    ids.push(...page.items.map(({ id }) => id as string));
    moreNames ||= page.moreNames ?? false;
    total = page.total;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return { ids, moreNames, total };
}

const searches: [
  search: string,
  wanted: (row: ReturnType<typeof rowOf>) => boolean,
][] = [
  ['db-39', row => /\/db-39\d?$/.test(row.target_ref ?? '')],
  ['DB-399', row => (row.target_ref ?? '').endsWith('/db-399')],
  [
    'resource:shop/db-8',
    row => /^resource:shop\/db-8\d?$/.test(row.target_ref ?? ''),
  ],
  ['user:person-11', row => row.actor_ref === 'user:default/person-11'],
  ['plugin:sca', row => row.actor_ref === 'plugin:scaffolder'],
  ['01990000-0003', row => row.id.startsWith('01990000-0003')],
  ['%', () => false],
  ["db-3' or '1'='1", () => false],
  ['zz', () => false],
];

describe.each(databases.eachSupportedId())('the list of decisions, %s', id => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await filled(await databases.init(id));
  });

  it.each(searches)('is searched for %s', async (search, wanted) => {
    const expected = newest(wanted);
    expect(await pagesOf(knex, { filter: { search } })).toEqual({
      ids: expected,
      moreNames: false,
      total: Math.min(expected.length, 1001),
    });
    // Who reads some of them finds the same of theirs.
    const own = newest(
      row => wanted(row) && row.target_owner === 'group:default/team-1',
    );
    const theirs = await pagesOf(knex, { filter: { search }, scope: team });
    expect(theirs.ids).toEqual(own);
  });

  it('is searched for rules, and turned round', async () => {
    const expected = numbers.slice(0, 40).map(idOf).sort();
    for (const scope of [UNRESTRICTED, team]) {
      const { ids } = await pagesOf(knex, {
        filter: { search: 'back', order: 'oldest' },
        rulesNamed: [BACKUP],
        scope,
      });
      expect(ids).toEqual(
        scope === team
          ? numbers
              .slice(0, 40)
              .filter(n => n % 3 === 1)
              .map(idOf)
              .sort()
          : expected,
      );
    }
  });

  it('says where more names begin so than it follows', async () => {
    const { ids, moreNames } = await pagesOf(knex, {
      filter: { search: 'db' },
    });
    expect(moreNames).toBe(true);
    expect(ids.length).toBeGreaterThan(100);
  });

  const statementsOf = async (options: {
    filter: DecisionFilter;
    scope: ReadScope;
    rulesNamed?: RuleId[];
  }) => {
    const statements: { sql: string; bindings: unknown[] }[] = [];
    const listen = (query: { sql: string; bindings: unknown[] }) =>
      statements.push(query);
    knex.on('query', listen);
    await listDecisions(knex, { ...options, limit: 25, countTo: 1001 });
    knex.off('query', listen);
    return statements;
  };

  it.each<[string, number, DecisionFilter, ReadScope]>([
    ['all', 0, {}, UNRESTRICTED],
    ['outcomes', 0, { outcome: ['deny', 'warn'] }, UNRESTRICTED],
    ['those of a team', 0, {}, team],
    ['a rule', 0, { rule: BACKUP }, UNRESTRICTED],
    ['a rule of a team', 1, { rule: BACKUP }, team],
    ['a rule of a searched name', 1, searchedRule, UNRESTRICTED],
    ['an outcome of a team', 1, { outcome: ['deny'] }, team],
    ['what a team is searched for', 1, { search: 'back' }, team],
    ['notable ones', 1, { checks: 'notable' }, UNRESTRICTED],
    ['those of a requester', 1, { actor: 'user:default/a' }, UNRESTRICTED],
    [
      'a rule of an entity',
      1,
      { entity: 'resource:shop/a', rule: BACKUP },
      team,
    ],
    ['what a policy allows', 1, {}, bySandbox],
  ])(
    'looks for the end of what is counted of %s along indexes alone',
    async (_what, expected, filter, scope) => {
      const rulesNamed = filter.search === undefined ? [] : [BACKUP];
      const ends = (await statementsOf({ filter, scope, rulesNamed }))
        .map(({ sql }) => sql)
        .filter(sql => sql.includes('offset'));
      expect(ends).toHaveLength(expected);
      expect(ends.join()).not.toMatch(
        /exists|substr|environment|format|actor_ref|outcome/,
      );
    },
  );

  it('reads the rows of the page alone, however many walks there are', async () => {
    const teams = ['team-0', 'team-1', 'team-2'];
    const summaries: string[] = [];
    const listen = (rows: unknown) => {
      for (const { summary } of rowsOf(rows))
        if (summary) summaries.push(summary);
    };
    knex.on('query-response', listen);
    const own: ReadScope['own'] = {
      kind: 'some',
      principal: rowOf(1).principal,
      ownership: teams.map(name => `group:default/${name}`),
      targets: [],
    };
    const { items } = await listDecisions(knex, {
      filter: {},
      scope: { own },
      limit: 25,
    });
    knex.off('query-response', listen);
    expect(items.map(item => item.id)).toEqual(newest(() => true).slice(0, 25));
    expect(summaries).toHaveLength(25);
  });

  it('is searched along indexes', async () => {
    const plans: string[] = [];
    const statements = await statementsOf({
      filter: { search: 'db-39' },
      scope: UNRESTRICTED,
    });
    for (const { sql, bindings } of statements) {
      const explain = isSqlite(knex) ? 'explain query plan' : 'explain';
      const plan = await knex.raw(
        `${explain} ${sql.replace(/\$\d+/g, '?')}`,
        bindings as string[],
      );
      plans.push(JSON.stringify(plan.rows ?? plan));
    }
    const text = plans.join('\n');
    expect(text).toContain('decisions_target_name_idx');
    expect(text).toContain('decisions_actor_name_idx');
    expect(text).not.toMatch(/SCAN decisions|Seq Scan on decisions/);
  });
});
