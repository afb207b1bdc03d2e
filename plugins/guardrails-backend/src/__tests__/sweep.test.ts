import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { EntityFactSource } from '@backstage-guardrails/plugin-guardrails-node';
import {
  createDecisionPipeline,
  type DecisionPipeline,
} from '@backstage-guardrails/policy-decision';
import type { ExceptionInForce } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import type { FindingRow } from '../compliance/findings/store/rows';
import { sweepCatalog } from '../compliance/sweep/commands/sweepCatalog';
import { advisoryAtFirst } from '../compliance/sweep/evaluation/advisoryAtFirst';
import type {
  EntityExceptions,
  ReadExceptions,
} from '../compliance/sweep/evaluation/exceptionsOf';
import { policyDigests } from '../compliance/sweep/evaluation/policyDigests';
import { OwnFacts } from '../compliance/sweep/facts/OwnFacts';
import { loadPolicy, type LoadedPolicy } from '../decision/bundles';
import { readPolicyConfig } from '../base/config/readPolicyConfig';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(120_000);

const SHOP = 'component:default/shop';
const OWNER_EXISTS = 'catalog/owner-exists';
const HAS_DESCRIPTION = 'catalog/has-description';

type Changes = {
  metadata?: Partial<Entity['metadata']>;
  spec?: object;
  kind?: string;
  relations?: Entity['relations'];
};

/** An entity as the catalog gives it. The etag changes with what is in it. */
function entity(name: string, changes: Changes = {}): Entity {
  const { metadata, spec, kind = 'Component', relations } = changes;
  const bare = {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', ...metadata },
    spec: {
      type: 'service',
      lifecycle: 'experimental',
      owner: 'payments',
      ...spec,
    },
    relations: relations ?? [
      { type: 'ownedBy', targetRef: 'group:default/payments' },
    ],
  };
  const etag = JSON.stringify(bare).length.toString();
  return {
    ...bare,
    metadata: { uid: `uid-${name}`, etag, ...bare.metadata },
  };
}

const payments = entity('payments', {
  kind: 'Group',
  metadata: { description: 'Takes payments' },
  spec: { type: 'team' },
  relations: [{ type: 'hasMember', targetRef: 'user:default/developer' }],
});

/** Entities of public catalogs, as the samples of the rules have them. */
function publicEntities(): Entity[] {
  const root = dirname(
    require.resolve('@backstage-guardrails/policies/package.json'),
  );
  const rules = join(root, 'guardrails/rules/catalog');
  return readdirSync(rules, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.json'))
    .map((path, index) => {
      const text = readFileSync(join(rules, path), 'utf8');
      const { subject } = JSON.parse(text);
      const { metadata, ...rest } = subject.entity;
      const name = `e${index}`;
      return { ...rest, metadata: { ...metadata, name, etag: '1' } };
    });
}

describe.each(databases.eachSupportedId())('the sweep on %s', databaseId => {
  let pipeline: DecisionPipeline;
  let policy: LoadedPolicy;
  let knex: Knex;

  beforeAll(async () => {
    policy = await loadPolicy(readPolicyConfig(undefined));
    pipeline = createDecisionPipeline();
    pipeline.load(policy.bundle);
  });
  afterAll(() => pipeline.close());
  beforeEach(async () => {
    knex = await databases.init(databaseId);
  });

  const logger = mockServices.logger.mock();

  /** Sweeps a catalog, or one that fails somewhere. */
  async function sweep(
    entities: Entity[],
    options: {
      catalog?: Partial<ReturnType<typeof catalogServiceMock>>;
      sources?: EntityFactSource[];
      levels?: 'advisory' | 'declared';
      pipeline?: Pick<DecisionPipeline, 'evaluateMany'>;
      policyOf?: (kind: string) => string;
      database?: Knex;
      readExceptions?: ReadExceptions;
    } = {},
  ) {
    const parameters =
      options.levels === 'declared'
        ? policy.parameters
        : advisoryAtFirst(policy.parameters);
    const evaluated: string[] = [];
    const used = options.pipeline ?? pipeline;
    const report = await sweepCatalog({
      knex: options.database ?? knex,
      catalog: Object.assign(catalogServiceMock({ entities }), options.catalog),
      auth: mockServices.auth(),
      logger,
      evaluation: {
        pipeline: {
          evaluateMany: request => {
            for (const { target } of request.inputs) {
              evaluated.push(target.ref ?? '');
            }
            return used.evaluateMany(request);
          },
        },
        bundle: policy.bundle.digest,
        parameters,
        logger,
      },
      sources: options.sources ?? [new OwnFacts({ knex })],
      readExceptions: options.readExceptions ?? (async () => new Map()),
      policyOf:
        options.policyOf ??
        policyDigests({ bundle: policy.bundle, parameters, engine: '1' }),
    });
    return { ...report, evaluated: evaluated.sort() };
  }

  async function states(filter: Partial<FindingRow> = {}) {
    const rows = await knex<FindingRow>('findings')
      .where({ source: 'sweep', ...filter })
      .orderBy(['entity_ref', 'rule', 'id']);
    return Object.fromEntries(
      rows.map(row => [`${row.entity_ref} ${row.rule}`, row.state]),
    );
  }

  const openIn = async (filter: Partial<FindingRow> = {}) =>
    Object.values(await states(filter)).filter(state => state === 'open')
      .length;

  it('opens, confirms and resolves findings, and evaluates what changed alone', async () => {
    const first = await sweep([entity('shop'), payments]);
    expect(first).toMatchObject({
      entities: 2,
      evaluated: [SHOP, 'group:default/payments'],
      failed: 0,
      complete: true,
    });
    expect(await states({ entity_ref: SHOP })).toMatchObject({
      [`${SHOP} ${HAS_DESCRIPTION}`]: 'open',
    });
    const [row] = await knex<FindingRow>('findings').where({
      rule: HAS_DESCRIPTION,
    });
    expect(row).toMatchObject({
      source: 'sweep',
      entity_uid: 'uid-shop',
      owner: 'group:default/payments',
      environment: '',
    });
    expect(JSON.parse(row.attributes)).toMatchObject({
      level: 'advisory',
      disposition: 'warned',
      fix: expect.stringContaining('catalog-info.yaml'),
    });

    expect((await sweep([entity('shop'), payments])).evaluated).toEqual([]);
    const described = entity('shop', { metadata: { description: 'Sells' } });
    expect((await sweep([described, payments])).evaluated).toEqual([SHOP]);
    expect(await states({ rule: HAS_DESCRIPTION })).toEqual({
      [`${SHOP} ${HAS_DESCRIPTION}`]: 'resolved',
    });
    await sweep([entity('shop'), payments]);
    const [again] = await knex<FindingRow>('findings').where({
      rule: HAS_DESCRIPTION,
    });
    expect(again).toMatchObject({ id: row.id, state: 'open', reopened: 1 });
  });

  it('evaluates again where a target appears or goes, and where policy of the kind or facts change', async () => {
    await sweep([entity('shop')]);
    expect(await states({ rule: OWNER_EXISTS })).toEqual({
      [`${SHOP} ${OWNER_EXISTS}`]: 'open',
    });
    const there = await sweep([entity('shop'), payments]);
    expect(there.evaluated).toEqual([SHOP, 'group:default/payments']);
    expect(await states({ rule: OWNER_EXISTS })).toEqual({
      [`${SHOP} ${OWNER_EXISTS}`]: 'resolved',
    });
    const policyOf = (kind: string) => (kind === 'group' ? 'new' : 'old');
    const all = [entity('shop'), payments];
    await sweep(all, { policyOf: () => 'old' });
    expect((await sweep(all, { policyOf })).evaluated).toEqual([
      'group:default/payments',
    ]);
    const graded: EntityFactSource = {
      id: 'scorecards',
      names: ['scorecards.grade'],
      otherwise: {},
      async *read() {
        yield { entity: SHOP, facts: { 'scorecards.grade': 'B' } };
      },
    };
    const options = { policyOf, sources: [graded] };
    expect((await sweep(all, options)).evaluated).toEqual([SHOP]);
    expect((await sweep(all, options)).evaluated).toEqual([]);
  });

  it('waives by the exceptions of when an entity is evaluated, and looks again where one comes or goes', async () => {
    const all = [entity('shop'), payments];
    await sweep(all);
    const [{ attributes }] = await knex<FindingRow>('findings').where({
      rule: HAS_DESCRIPTION,
      entity_ref: SHOP,
    });
    const { path, actual } = JSON.parse(attributes);
    const rule = policy.bundle.rules.find(({ id }) => id === HAS_DESCRIPTION)!;
    const exception = (ref: string): ExceptionInForce => ({
      id: '0198f3c2-7b1e-7c3a-9f00-000000000001',
      rule: rule.id,
      ruleDigest: rule.digest,
      target: { ref },
      bounds: [{ resource: ref, path, actual }],
      until: '2999-01-01T00:00:00.000Z',
    });
    const inForce: EntityExceptions = new Map([
      ['uid-shop', [{ environmentClass: 'sandbox', as: exception }]],
    ]);
    const [without, granted]: ReadExceptions[] = [
      async () => new Map(),
      async () => inForce,
    ];
    const state = async () =>
      (await states({ rule: HAS_DESCRIPTION }))[`${SHOP} ${HAS_DESCRIPTION}`];

    // Two replicas at the same time do what one does.
    const both = await Promise.all(
      [1, 2].map(() => sweep(all, { readExceptions: granted })),
    );
    expect(both.flatMap(({ evaluated }) => evaluated)).toContain(SHOP);
    expect(await state()).toBe('waived');
    expect((await sweep(all, { readExceptions: granted })).evaluated).toEqual(
      [],
    );
    expect((await sweep(all, { readExceptions: without })).evaluated).toEqual([
      SHOP,
    ]);
    expect(await state()).toBe('open');

    // Granted in the middle: the sweep did not know it when it began.
    const changed = [entity('shop', { metadata: { title: 'Shop' } }), payments];
    const inTheMiddle: ReadExceptions = async uids =>
      uids?.includes('uid-shop') ? inForce : new Map();
    await sweep(changed, { readExceptions: inTheMiddle });
    expect(await state()).toBe('waived');
    // Ended in the middle: what was evaluated before is looked at again by the next one.
    expect(
      (await sweep(changed, { readExceptions: without })).evaluated,
    ).toEqual([SHOP]);
    expect(await state()).toBe('open');
  });

  it('confirms no finding of a rule whose module is removed, or that its service says nothing about', async () => {
    const rule = 'catalog/health-contract';
    const live = entity('live', { spec: { lifecycle: 'production' } });
    const health = (contract: string): EntityFactSource => ({
      id: 'health',
      names: ['health.status'],
      otherwise: { 'health.status': null },
      async *read() {
        if (contract === 'away') throw new Error('The service is away');
        const value = { state: 'pass', contract };
        yield {
          entity: 'component:default/live',
          facts: { 'health.status': value },
        };
      },
    });
    const stateWith = async (...sources: EntityFactSource[]) => {
      await sweep([live, payments], { sources });
      return Object.values(await states({ rule }));
    };
    expect(await stateWith()).toEqual([]);
    expect(await stateWith(health('not-met'))).toEqual(['open']);
    expect(await stateWith()).toEqual(['not-confirmed']);
    expect(await stateWith(health('not-met'))).toEqual(['open']);
    expect(await stateWith(health('away'))).toEqual(['open']);
    expect(await stateWith(health('unknown'))).toEqual(['not-confirmed']);
    expect(await stateWith(health('met'))).toEqual(['resolved']);
  });

  it('is advisory until a level is set or the rules decide, and for experimental always', async () => {
    const live = entity('live', { spec: { lifecycle: 'production' } });
    const levels = async () => {
      const rows = await knex<FindingRow>('findings').where({
        rule: OWNER_EXISTS,
      });
      return Object.fromEntries(
        rows.map(row => [row.entity_ref, JSON.parse(row.attributes).level]),
      );
    };
    await sweep([entity('shop'), live]);
    expect(await levels()).toEqual({
      [SHOP]: 'advisory',
      'component:default/live': 'advisory',
    });
    await sweep([entity('shop'), live], { levels: 'declared' });
    expect(await levels()).toEqual({
      [SHOP]: 'advisory',
      'component:default/live': 'mandatory',
    });
  });

  it('resolves nothing that it did not see', async () => {
    const shops = [entity('shop'), entity('other')];
    await sweep([...shops, payments]);
    const before = await openIn();
    const described = (name: string) =>
      entity(name, { metadata: { description: 'Sells' } });

    // A catalog that is empty, or that fails on its second page.
    expect(await sweep([])).toMatchObject({ complete: false, gone: 0 });
    const failing = catalogServiceMock({ entities: shops });
    let pages = 0;
    await expect(
      sweep(shops, {
        catalog: {
          async queryEntities(request, options) {
            pages += 1;
            if (pages > 1) throw new Error('The catalog is away');
            const page = await failing.queryEntities(request, options);
            return { ...page, pageInfo: { nextCursor: 'more' } };
          },
        },
      }),
    ).rejects.toThrow('The catalog is away');
    // One that lists fewer than it says it has.
    expect(
      await sweep([described('shop')], {
        catalog: {
          async queryEntities(request, options) {
            const page = await failing.queryEntities(request, options);
            return { ...page, items: page.items.slice(0, 1) };
          },
        },
      }),
    ).toMatchObject({ complete: false, gone: 0 });
    // One that leaves out what it has when it is asked by name.
    const all = catalogServiceMock({ entities: [...shops, payments] });
    expect(
      await sweep([entity('shop'), payments], {
        catalog: {
          getEntitiesByRefs: (request, options) =>
            all.getEntitiesByRefs(request, options),
        },
      }),
    ).toMatchObject({ complete: true, gone: 0 });
    expect(await states({ state: 'resolved' })).toEqual({});
    expect(await openIn()).toBe(before);

    // Gone: no source looked at it, so it is not confirmed; and confirmed when it is back.
    expect(await sweep([entity('shop'), payments])).toMatchObject({ gone: 1 });
    const other = { entity_ref: 'component:default/other' };
    expect(new Set(Object.values(await states(other)))).toEqual(
      new Set(['not-confirmed']),
    );
    await sweep([...shops, payments]);
    expect(new Set(Object.values(await states(other)))).toEqual(
      new Set(['open']),
    );
  });

  it('leaves findings with their team where the entity or its owner is gone', async () => {
    const relations = [
      { type: 'ownedBy', targetRef: 'group:default/payments' },
      { type: 'partOf', targetRef: 'system:default/checkout' },
    ];
    const all = [entity('shop', { relations }), entity('other', { relations })];
    await sweep([...all, payments]);
    const rows = () =>
      knex<FindingRow>('findings')
        .where({ rule: HAS_DESCRIPTION })
        .whereNot({ entity_ref: 'group:default/payments' })
        .orderBy('entity_ref')
        .select('state', 'owner', 'system', 'entity_uid');
    const whose = {
      owner: 'group:default/payments',
      system: 'system:default/checkout',
    };
    expect(await rows()).toEqual([
      { state: 'open', entity_uid: 'uid-other', ...whose },
      { state: 'open', entity_uid: 'uid-shop', ...whose },
    ]);
    // A group that is deleted takes the relation with it.
    const ownerless = entity('shop', { relations: [], spec: { owner: 'x' } });
    expect(await sweep([ownerless])).toMatchObject({ gone: 2 });
    expect(await rows()).toEqual([
      { state: 'not-confirmed', entity_uid: 'uid-other', ...whose },
      { state: 'open', entity_uid: 'uid-shop', ...whose },
    ]);
  });

  it('follows a renamed entity by its uid, and is not deceived by a second one', async () => {
    await sweep([entity('shop'), payments]);
    const rows = () =>
      knex<FindingRow>('findings')
        .where({ rule: HAS_DESCRIPTION })
        .orderBy('id');
    const [before] = await rows();

    // A second registration beside the first takes nothing from it.
    const copy = entity('copy', {
      metadata: { uid: 'uid-shop', description: 'A copy' },
    });
    await sweep([entity('shop'), copy, payments]);
    expect(await rows()).toMatchObject([
      { id: before.id, entity_ref: SHOP, state: 'open' },
    ]);

    // Renamed: the same finding, at the new name.
    await sweep([entity('store', { metadata: { uid: 'uid-shop' } }), payments]);
    expect(await rows()).toMatchObject([
      {
        id: before.id,
        entity_ref: 'component:default/store',
        resource: 'component:default/store',
        state: 'open',
        first_seen_at: before.first_seen_at,
        opened_at: before.opened_at,
        reopened: 0,
      },
    ]);

    // Registered anew under its name, with another uid.
    const anew = entity('store', { metadata: { uid: 'uid-anew' } });
    await sweep([anew, payments]);
    expect(await rows()).toMatchObject([
      { id: before.id, entity_uid: 'uid-anew', state: 'open' },
    ]);
  });

  it('says nothing where a source fails, and looks again when it is back', async () => {
    const critical = 'catalog/no-open-critical';
    const source = (read: EntityFactSource['read']): EntityFactSource => ({
      id: 'guardrails',
      names: ['guardrails.openCritical', 'guardrails.endedExceptions'],
      otherwise: {
        'guardrails.openCritical': 0,
        'guardrails.endedExceptions': 0,
      },
      read,
    });
    const live = entity('shop', { spec: { lifecycle: 'production' } });
    const changed = entity('shop', {
      spec: { lifecycle: 'production' },
      metadata: { description: 'Sells' },
    });
    const open = source(async function* read() {
      yield { entity: SHOP, facts: { 'guardrails.openCritical': 2 } };
    });
    const away = source(async function* read() {
      yield { entity: SHOP, facts: { 'guardrails.openCritical': 0 } };
      throw new Error('The source is away');
    });
    const none = source(async function* read() {});
    await sweep([live], { sources: [open] });
    const key = `${SHOP} ${critical}`;
    expect((await states({ rule: critical }))[key]).toBe('open');
    expect((await sweep([live], { sources: [away] })).evaluated).toEqual([]);
    expect((await states({ rule: critical }))[key]).toBe('open');
    await sweep([changed], { sources: [away] });
    expect((await states({ rule: critical }))[key]).toBe('not-confirmed');
    expect((await sweep([changed], { sources: [none] })).evaluated).toEqual([
      SHOP,
    ]);
    expect((await states({ rule: critical }))[key]).toBe('resolved');
  });

  it('counts critical findings that are open, and those that are not confirmed', async () => {
    await sweep([entity('shop')]);
    const [row] = await knex<FindingRow>('findings').limit(1);
    const opened = { opened_at: row.opened_at };
    const made: Partial<FindingRow>[] = [
      { state: 'open', ...opened },
      { state: 'not-confirmed', ...opened, unconfirmed_at: row.observed_at },
      { state: 'proposed', opened_at: null },
      { state: 'resolved', resolved_at: row.observed_at },
      { state: 'waived', pre_approval: 'standard', ...opened },
      { source: 'sweep', state: 'not-confirmed', ...opened },
    ];
    for (const [index, changes] of made.entries()) {
      await knex('findings').insert({
        ...row,
        source: 'decisions',
        id: `critical-${index}`,
        place: `sha256:${index}`,
        attributes: JSON.stringify({
          ...JSON.parse(row.attributes),
          severity: 'critical',
        }),
        ...changes,
      });
    }
    const known = [];
    const own = new OwnFacts({ knex });
    for await (const facts of own.read()) known.push(facts);
    const others = { entities: ['component:default/other'] };
    for await (const facts of own.read(others)) known.push(facts);
    expect(known).toEqual([
      {
        entity: SHOP,
        facts: {
          'guardrails.openCritical': 2,
          'guardrails.endedExceptions': 0,
        },
      },
    ]);
  });

  it('goes on after it was killed, and two at once do what one would', async () => {
    const many = Array.from({ length: 450 }, (_, index) => entity(`c${index}`));
    let jobs = 0;
    const killed = {
      evaluateMany: async (
        request: Parameters<DecisionPipeline['evaluateMany']>[0],
      ) => {
        jobs += 1;
        if (jobs > 1) {
          throw Object.assign(new Error('The pool is closed'), {
            code: 'closed',
          });
        }
        return pipeline.evaluateMany(request);
      },
    };
    await expect(sweep(many, { pipeline: killed })).rejects.toThrow('closed');
    const kept = Object.keys(await states({ rule: HAS_DESCRIPTION })).length;
    expect(kept).toBe(50);
    const [one, other] = await Promise.all([sweep(many), sweep(many)]);
    expect(one.evaluated).toHaveLength(400);
    expect(other.failed).toBe(0);
    expect(Object.values(await states({ rule: HAS_DESCRIPTION }))).toEqual(
      many.map(() => 'open'),
    );
    expect((await sweep(many)).evaluated).toEqual([]);
  });

  it('goes on after a batch that failed, and ends where one after another does', async () => {
    const apis = Array.from({ length: 25 }, (_, index) =>
      entity(`a${index}`, { kind: 'API' }),
    );
    const many = [
      ...Array.from({ length: 120 }, (_, index) => entity(`c${index}`)),
      ...apis,
    ];
    const whole = catalogServiceMock({ entities: many });
    /** A catalog that fails where it is asked for some of its entities. */
    const failingFor = (fails: (ref: string) => boolean) => {
      const asked: string[][] = [];
      const catalog: Partial<ReturnType<typeof catalogServiceMock>> = {
        async getEntitiesByRefs(request, options) {
          asked.push(request.entityRefs);
          if (request.entityRefs.some(fails)) throw new Error('It is away');
          return whole.getEntitiesByRefs(request, options);
        },
      };
      return { asked, catalog };
    };
    const one = failingFor(ref => ref === 'component:default/c60');
    const first = await sweep(many, one);
    expect(first).toMatchObject({ entities: 145, failed: 50 });
    expect(first.evaluated).toHaveLength(95);
    expect(one.asked.map(refs => refs.length)).toEqual([50, 50, 20, 10, 10, 5]);
    expect(logger.warn).toHaveBeenCalledWith(
      'A batch of the sweep failed',
      expect.objectContaining({ entities: 50, error: 'Error: It is away' }),
    );
    expect(await sweep(many, one)).toMatchObject({ evaluated: [], failed: 50 });

    const all = failingFor(() => true);
    const changed = many.map(({ metadata, ...rest }) => ({
      ...rest,
      metadata: { ...metadata, etag: 'changed' },
    }));
    await expect(sweep(changed, all)).rejects.toThrow('It is away');
    expect(all.asked).toHaveLength(3);

    const healed = await sweep(many);
    expect(healed.evaluated).toHaveLength(50);
    expect(healed.failed).toBe(0);

    // The same for those that are gone.
    const gone = failingFor(ref => ref === 'component:default/c119');
    const rest = [...many.slice(0, 10), ...apis];
    const left = await sweep(rest, {
      catalog: {
        ...gone.catalog,
        getEntitiesByRefs: async (request, options) => {
          await gone.catalog.getEntitiesByRefs?.(request, options);
          return catalogServiceMock({ entities: rest }).getEntitiesByRefs(
            request,
            options,
          );
        },
      },
    });
    expect(left.gone + left.failed).toBe(110);
    expect(left.gone).toBeGreaterThan(0);
    expect(await sweep(rest)).toMatchObject({ gone: left.failed, failed: 0 });
  });

  it('records nothing where the database fails, and everything afterwards', async () => {
    await knex.schema.renameTable('swept_entities', 'away');
    await expect(sweep([entity('shop')])).rejects.toThrow();
    await knex.schema.renameTable('away', 'swept_entities');
    expect(await states()).toEqual({});
    await sweep([entity('shop')]);
    expect(await openIn()).toBeGreaterThan(0);
  });

  it('evaluates entities of public catalogs, each of them', async () => {
    const entities = publicEntities();
    expect(entities.length).toBeGreaterThan(90);
    expect(await sweep(entities)).toMatchObject({ failed: 0, complete: true });
    expect(await knex('swept_entities').select()).toHaveLength(entities.length);
  });

  it('is not brought down by a hostile entity, which takes none of the others with it', async () => {
    const tags = Array.from({ length: 5000 }, (_, index) => `BAD ${index}`);
    const circle = (name: string, to: string) =>
      entity(name, {
        spec: { dependsOn: [`component:${to}`], subcomponentOf: name },
      });
    const hostile: Entity[] = [
      entity('definition', {
        kind: 'API',
        spec: { definition: 'x'.repeat(1e6) },
      }),
      entity('large', {
        metadata: {
          description: undefined,
          rows: Array.from({ length: 200_000 }, () => 'row'),
        },
      }),
      entity('tagged', { metadata: { tags } }),
      circle('circle-a', 'circle-b'),
      circle('circle-b', 'circle-a'),
      entity('references', {
        spec: {
          owner: ':::/',
          system: '\n\0 \u202e',
          dependsOn: [null, 7, {}, '../..', 'x'.repeat(10_000), 'component:'],
        },
      }),
      entity('shapes', {
        metadata: JSON.parse(
          '{"annotations":[1],"links":"x","tags":{"a":1},"__proto__":{"x":1}}',
        ),
        spec: JSON.parse('{"owner":{"a":1},"lifecycle":["x"],"__proto__":1}'),
      }),
      entity('constructor'),
      entity('shop'),
    ];
    const report = await sweep(hostile);
    expect(report).toMatchObject({ complete: true, failed: 1 });
    expect(
      (await states({ rule: HAS_DESCRIPTION }))[`${SHOP} ${HAS_DESCRIPTION}`],
    ).toBe('open');
    expect(
      Object.keys(await states({ entity_ref: 'component:default/tagged' }))
        .length,
    ).toBeLessThan(101);
    expect(await openIn({ rule: 'catalog/no-self-reference' })).toBe(2);
    const again = await sweep(hostile);
    expect(again.evaluated).toEqual([]);
    expect(again.failed).toBe(1);
  });
});
