import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  complianceReadPermission,
  decisionReadPermission,
  type FindingSummaryRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Finding, RuleId } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import {
  CHECKOUT,
  component,
  GuardrailsHarness,
  people,
  SEARCH,
} from '../__testUtils__/GuardrailsHarness';
import { countFindings } from '../compliance/findings/commands/countFindings';
import { learnEntities } from '../compliance/findings/commands/learnEntities';
import { summarizeFindings } from '../compliance/findings/queries/summarizeFindings';
import type { FindingReadScope } from '../identity/access';
import type { FindingRow } from '../compliance/findings/store/rows';
import {
  createDecisionConditionalDecision,
  createFindingConditionalDecision,
  decisionConditions,
  findingConditions,
} from '../index';

const { LEAD, OTHER, SECURITY } = people;
const PAYMENTS = 'group:default/payments';
const SEARCHERS = 'group:default/search';
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(120_000);

const HOUR = 60 * 60 * 1000;
const ago = (hours: number) =>
  new Date(Date.now() - hours * HOUR).toISOString();

const finding: Finding = {
  rule: 'placement/allowed-regions' as RuleId,
  title: 'Resources must be in an allowed region',
  level: 'mandatory',
  disposition: 'enforced',
  severity: 'high',
  kind: 'violation',
  resource: 'r',
  path: '/region',
  expected: ['eu-west-1'],
  actual: '=HYPERLINK("http://evil")',
  message: 'Region is not allowed.',
  fix: 'Set Region to eu-west-1.',
  remediation: [],
};

/** Each test begins with the same findings, and with none of them counted. */
const tables = [
  'findings',
  'finding_counting',
  'finding_cells',
  'finding_groups',
  'finding_filtered_groups',
  'finding_entities',
  'finding_days',
];

let place = 0;

/** A finding as any source writes it: open, enforced, of the checkout, since two weeks. */
function row(changes: Partial<FindingRow> = {}): FindingRow {
  const level = changes.level ?? 'mandatory';
  const rule = changes.rule ?? finding.rule;
  return {
    id: uuidv7(),
    source: 'decisions',
    entity_ref: CHECKOUT,
    entity_uid: null,
    environment: 'production',
    owner: PAYMENTS,
    system: 'system:default/checkout',
    rule,
    level,
    place: `sha256:${++place}`,
    resource: 'r',
    state: 'open',
    exception_id: null,
    pre_approval: null,
    decision_id: uuidv7(),
    observed_at: ago(1),
    observed_by: uuidv7(),
    first_seen_at: ago(14 * 24),
    last_seen_at: ago(1),
    opened_at: ago(14 * 24),
    unconfirmed_at: null,
    resolved_at: null,
    reopened: 0,
    imported: false,
    ...changes,
    attributes: JSON.stringify({ ...finding, rule, level }),
  };
}

const rows = [
  row(),
  row({ rule: 'a/advised', level: 'advisory', opened_at: ago(1) }),
  row({ state: 'not-confirmed', unconfirmed_at: ago(1), environment: '' }),
  // Its exception is not there, so it waives nothing.
  row({ state: 'waived', exception_id: uuidv7(), environment: 'sandbox' }),
  row({ state: 'waived', pre_approval: 'standard' }),
  row({ state: 'resolved', resolved_at: ago(2) }),
  row({ state: 'proposed', opened_at: null }),
  row({
    entity_ref: SEARCH,
    owner: SEARCHERS,
    system: 'system:default/storefront',
    opened_at: ago(1),
  }),
  // Of no team, so only readers of everything see it.
  row({ entity_ref: 'resource:default/lost', owner: null, system: null }),
];

/** What belongs to the systems of both teams. */
const shop: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name: 'shop' },
  relations: ['checkout', 'storefront'].map(name => ({
    type: 'hasPart',
    targetRef: `system:default/${name}`,
  })),
};

/** A part of a component, and of no system. */
const part: Entity = {
  ...component('part', PAYMENTS, 'checkout'),
  metadata: { name: 'part', namespace: 'default', uid: 'uid-part' },
  relations: [
    { type: 'partOf', targetRef: 'component:default/whole' },
    { type: 'ownedBy', targetRef: PAYMENTS },
  ],
};

const counts = (
  open: number,
  enforced: number,
  notConfirmed = 0,
  waived = 0,
) => ({ open, enforced, notConfirmed, waived });

describe.each(databases.eachSupportedId())('compliance on %s', databaseId => {
  let knex: Knex;
  let harness: GuardrailsHarness;
  /** What the permission framework says; it allows everything else. */
  let answers: Record<string, PolicyDecision> = {};

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    harness = await GuardrailsHarness.start({
      knex,
      entities: [shop, part, component('moved', SEARCHERS, 'storefront')],
      features: [
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () =>
            mockServices.permissions.mock({
              authorize: async () => [{ result: AuthorizeResult.ALLOW }],
              authorizeConditional: async ([{ permission }]) => [
                answers[permission.name] ?? { result: AuthorizeResult.ALLOW },
              ],
            }),
        }),
      ],
    });
  });

  beforeEach(async () => {
    answers = {};
    for (const table of tables) await knex(table).delete();
    for (const one of rows) await knex('findings').insert(one);
  });

  it('has the same counts with one filter, for readers of everything and of all teams', async () => {
    await knex('findings').whereNull('owner').delete();
    await countFindings(knex);
    const groupsOf = async (
      request: FindingSummaryRequest,
      scope: FindingReadScope,
    ) => {
      const classOf = () => 'production';
      return (await summarizeFindings(knex, { request, scope, classOf }))
        .groups;
    };
    for (const groupBy of ['owner', 'system', 'environment', 'rule'] as const) {
      for (const filter of [
        { owner: PAYMENTS },
        { system: 'system:default/checkout' },
        { environment: 'production' },
        { rule: finding.rule },
        { rule: 'a/none' },
      ]) {
        const request: FindingSummaryRequest = { groupBy, ...filter };
        const all = await groupsOf(request, {});
        expect(all).toEqual(
          await groupsOf(request, { owners: [PAYMENTS, SEARCHERS] }),
        );
        expect(all.length > 0).toBe(filter.rule !== 'a/none');
      }
    }
  });

  it('is counted for readers in every way, and for a team of its own only', async () => {
    const security = harness.as(SECURITY);
    const before = await security.summarizeFindings({});
    expect(before).toMatchObject({ groups: [], trend: [] });
    expect(before.asOf).toBeUndefined();
    await countFindings(knex);
    await Promise.all([countFindings(knex), countFindings(knex)]);

    const byOwner = await security.summarizeFindings({});
    expect(byOwner).toMatchObject({
      asOf: expect.any(String),
      groupBy: 'owner',
      totals: { ...counts(6, 5, 1, 1), opened: 2, resolved: 1 },
      groups: [
        { key: PAYMENTS, ...counts(4, 3, 1, 1), opened: 1, resolved: 1 },
        { ...counts(1, 1), opened: 0, resolved: 0 },
        { key: SEARCHERS, ...counts(1, 1), opened: 1, resolved: 0 },
      ],
      groupCount: 3,
    });
    expect(byOwner.groups.map(({ key }) => key)).toContain(undefined);
    const worse = await security.summarizeFindings({ sort: 'worse', limit: 1 });
    expect(worse.groups).toMatchObject([{ key: SEARCHERS }]);
    expect(worse.groupCount).toBe(3);
    const byClass = await security.summarizeFindings({ groupBy: 'class' });
    expect(byClass.groups.map(({ key, open }) => [key, open]).sort()).toEqual(
      [
        [undefined, 1],
        ['production', 4],
        ['sandbox', 1],
      ].sort(),
    );
    const production = await security.summarizeFindings({
      groupBy: 'rule',
      owner: 'Group:payments',
      system: 'system:default/checkout',
      environment: 'production',
    });
    expect(production.groups).toMatchObject([
      { key: finding.rule, ...counts(1, 1, 0, 1) },
      { key: 'a/advised', ...counts(1, 0) },
    ]);
    const { trend } = byOwner;
    expect(trend).toHaveLength(90);
    expect(trend.at(-1)).toMatchObject({ open: 6 });
    expect(trend[0]).toMatchObject({ opened: 0, resolved: 0, open: 0 });
    const sum = (of: 'opened' | 'resolved') =>
      trend.reduce((all, day) => all + day[of], 0);
    expect([sum('opened'), sum('resolved')]).toEqual([8, 1]);

    // A team reads of nothing but its own, with the permission framework off.
    for (const groupBy of ['owner', 'system', 'environment', 'rule'] as const) {
      const own = await harness.as(OTHER).summarizeFindings({ groupBy });
      expect(own.totals).toMatchObject({ ...counts(1, 1), opened: 1 });
      expect(JSON.stringify(own)).not.toMatch(/payments|checkout|advised/);
      expect(own.trend.at(-1)).toMatchObject({ open: 1 });
    }
    const foreign = await harness
      .as(OTHER)
      .summarizeFindings({ owner: PAYMENTS });
    expect(foreign).toMatchObject({ totals: counts(0, 0), groups: [] });
    expect(foreign.trend.every(({ open }) => open === 0)).toBe(true);

    // The days that ended stay as they were counted.
    await knex('finding_days')
      .where({ owner: PAYMENTS })
      .where('day', '<', ago(5 * 24).slice(0, 10))
      .update({ open: 77 });
    await knex('findings').delete();
    await countFindings(knex);
    const later = await security.summarizeFindings({});
    expect(later).toMatchObject({ totals: counts(0, 0), groups: [] });
    expect(later.trend.at(-1)).toMatchObject({ open: 0 });
    expect(later.trend.at(-8)?.open).toBeGreaterThanOrEqual(77);
  });

  it('is counted for entities that the caller may read, and for what belongs to one', async () => {
    const [security, lead, other] = [SECURITY, LEAD, OTHER].map(person =>
      harness.as(person),
    );
    await countFindings(knex);
    const checkout = { entity: CHECKOUT, ...counts(4, 3, 1, 1) };
    const search = { entity: SEARCH, ...counts(1, 1) };
    const both = { entities: [CHECKOUT, SEARCH, 'component:default/none'] };
    expect(await security.listEntityFindings(both)).toMatchObject({
      items: [
        { ...checkout, owner: PAYMENTS, system: 'system:default/checkout' },
        search,
      ],
      totals: counts(5, 4, 1, 1),
      entityCount: 2,
    });
    expect(await other.listEntityFindings(both)).toMatchObject({
      items: [search],
      totals: counts(1, 1),
      entityCount: 1,
    });
    const all = await security.listEntityFindings({ limit: 1 });
    expect(all).toMatchObject({ items: [checkout], entityCount: 3 });
    expect(await lead.listEntityFindings({})).toMatchObject({
      items: [checkout],
    });

    const members: [memberOf: string, seen: object[]][] = [
      ['system:default/checkout', [checkout]],
      ['domain:default/shop', [checkout, search]],
      [PAYMENTS, [checkout]],
      ['group:default/unknown', []],
    ];
    for (const [memberOf, seen] of members) {
      const { items } = await security.listEntityFindings({ memberOf });
      expect(items).toMatchObject(seen);
    }
    const own = await other.listEntityFindings({
      memberOf: 'domain:default/shop',
    });
    expect(own).toMatchObject({ items: [search], entityCount: 1 });
    expect(JSON.stringify(own)).not.toContain('checkout');
    await expect(
      other.listEntityFindings({ memberOf: CHECKOUT }),
    ).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('is exported without formulas, and of what the caller may read', async () => {
    const filter = { state: ['open' as const], rule: finding.rule };
    const csv = await harness.as(LEAD).exportFindings({ filter });
    const lines = csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^id,state,rule,/);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(lines[1]).not.toMatch(/,=/);
    const json = await harness.as(OTHER).exportFindings({ format: 'json' });
    expect(JSON.parse(json)).toMatchObject([{ entity: SEARCH }]);
    const none = await harness
      .as(OTHER)
      .exportFindings({ format: 'json', filter: { owner: PAYMENTS } });
    expect(JSON.parse(none)).toEqual([]);

    const [theirs] = await knex('findings').where({ entity_ref: SEARCH });
    const { id } = theirs;
    expect(await harness.as(OTHER).getFinding(id)).toMatchObject({
      id,
      system: 'system:default/storefront',
    });
    await expect(harness.as(LEAD).getFinding(id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is narrowed by the permission framework too, and learns whose an entity is', async () => {
    answers = {
      [complianceReadPermission.name]: createFindingConditionalDecision(
        complianceReadPermission,
        findingConditions.isOwner({ claims: [SEARCHERS] }),
      ),
    };
    const ref = 'component:default/moved';
    await knex('findings').insert(
      row({ entity_ref: ref, owner: PAYMENTS, system: null }),
    );
    await countFindings(knex);
    const security = harness.as(SECURITY);
    expect(await security.summarizeFindings({})).toMatchObject({
      totals: counts(1, 1),
      groups: [{ key: SEARCHERS }],
    });
    expect(await security.listEntityFindings({})).toMatchObject({
      items: [{ entity: SEARCH }],
      entityCount: 1,
    });
    expect(await harness.as(LEAD).summarizeFindings({})).toMatchObject({
      totals: counts(0, 0),
      groups: [],
    });

    const entity = {
      ...component('moved', SEARCHERS, 'storefront'),
      metadata: { name: 'moved', namespace: 'default', uid: 'uid-moved' },
    };
    const catalog = { entities: async () => [entity] };
    expect(await learnEntities({ knex, catalog })).toBe(4);
    await countFindings(knex);
    expect(await security.summarizeFindings({})).toMatchObject({
      totals: counts(2, 2),
    });
    expect(await knex('findings').where({ entity_ref: ref })).toMatchObject([
      {
        owner: SEARCHERS,
        system: 'system:default/storefront',
        entity_uid: 'uid-moved',
      },
    ]);
  });

  it('shows findings of the sweep on an entity as findings may be read, whatever decisions may', async () => {
    const { name: decisionRead } = decisionReadPermission;
    const { name: complianceRead } = complianceReadPermission;
    const swept = row({ source: 'sweep', rule: 'catalog/has-description' });
    const ofSearch = findingConditions.isOwner({ claims: [SEARCHERS] });
    const none = decisionConditions.hasOutcome({ outcomes: ['none'] });
    await knex('findings').insert(swept);
    const rulesOf = async (given: typeof answers) => {
      answers = given;
      const found: string[][] = [];
      for (const person of [LEAD, SECURITY]) {
        const { open } = await harness.as(person).getCompliance(CHECKOUT);
        const rules = open.map(({ rule, source }) => `${source} ${rule}`);
        found.push([...new Set(rules)].sort());
      }
      expect(found[0]).toEqual(found[1]);
      return found[0];
    };
    const ofDecisions = ['decisions a/advised', `decisions ${finding.rule}`];
    const ofSweep = ['sweep catalog/has-description'];
    expect(await rulesOf({})).toEqual([...ofDecisions, ...ofSweep]);
    expect(
      await rulesOf({ [complianceRead]: { result: AuthorizeResult.DENY } }),
    ).toEqual(ofDecisions);
    expect(
      await rulesOf({
        [complianceRead]: createFindingConditionalDecision(
          complianceReadPermission,
          ofSearch,
        ),
      }),
    ).toEqual(ofDecisions);
    // The sweep makes no decision that a condition could be about.
    expect(
      await rulesOf({
        [decisionRead]: createDecisionConditionalDecision(
          decisionReadPermission,
          none,
        ),
      }),
    ).toEqual(ofSweep);
  });

  it('learns whose an entity is from who may read about it, and no system from what it is part of', async () => {
    const ref = 'component:default/part';
    await knex('findings').insert(row({ entity_ref: ref, owner: null }));
    const learnt = () =>
      knex('findings')
        .where({ entity_ref: ref })
        .first('owner', 'entity_uid', 'system');
    const system = 'system:default/checkout';
    await expect(harness.as(OTHER).getCompliance(ref)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await learnt()).toEqual({ owner: null, entity_uid: null, system });
    await harness.as(LEAD).getCompliance(ref);
    expect(await learnt()).toEqual({
      owner: PAYMENTS,
      entity_uid: 'uid-part',
      system,
    });
  });
});
