import type { Entity } from '@backstage/catalog-model';
import {
  EMPTY_SNAPSHOT,
  type ExceptionInForce,
} from '@backstage-guardrails/policy-model';
import { classOf } from './classOf';
import { isDue, renamedEntities } from './dueEntities';
import { evaluatedForm } from './evaluatedForm';
import {
  exceptionsDigest,
  exceptionsOf,
  snapshotOf,
  type EntityExceptions,
} from './exceptionsOf';
import { isOwnEntity } from './isOwnEntity';
import { costCentresOf, factsOfEntity } from './factsOfEntity';
import { referencesOf } from './referencesOf';
import { areTargetsAsBefore, describeTargets, type World } from './targets';

const entity = (spec: object, kind = 'Component', more: object = {}): Entity =>
  JSON.parse(
    JSON.stringify({
      apiVersion: 'v1',
      kind,
      metadata: { name: 'shop', namespace: 'web', ...more },
      spec,
    }),
  );

const world = (
  listed: Record<string, { lifecycle?: string; uid?: string; etag?: string }>,
  options: { complete?: boolean; costCentres?: string[] } = {},
): World => ({
  listing: {
    complete: options.complete ?? true,
    entities: new Map(
      Object.entries(listed).map(([ref, one]) => [
        ref,
        { uid: `uid of ${ref}`, etag: '1', ...one },
      ]),
    ),
  },
  costCentres: options.costCentres && new Set(options.costCentres),
});

describe('what an entity refers to', () => {
  it.each<[string, Entity, [(string | number)[], string][]]>([
    [
      'in its own namespace',
      entity({
        owner: 'payments',
        dependsOn: ['resource:db', 'component:default/x'],
      }),
      [
        [['spec', 'owner'], 'group:web/payments'],
        [['spec', 'dependsOn', 0], 'resource:web/db'],
        [['spec', 'dependsOn', 1], 'component:default/x'],
      ],
    ],
    [
      'of its kind alone',
      entity(
        { owner: 'user:Guest', members: ['a'], dependsOn: ['x:y'] },
        'System',
      ),
      [[['spec', 'owner'], 'user:web/guest']],
    ],
    [
      'of a group',
      entity({ members: ['a'] }, 'Group'),
      [[['spec', 'members', 0], 'user:web/a']],
    ],
    [
      'of another kind',
      entity({ owner: 'a', parent: 1 }, '__proto__'),
      [[['spec', 'owner'], 'group:web/a']],
    ],
    [
      'that cannot be read',
      entity({ owner: ':::/' }),
      [[['spec', 'owner'], ':::/']],
    ],
    [
      'that is no text',
      entity({ owner: { a: 1 }, dependsOn: [null, 7, ' '] }),
      [],
    ],
    ['of no spec', entity([], 'Component'), []],
  ])('%s', (_what, given, expected) => {
    expect(referencesOf(given).map(({ path, ref }) => [path, ref])).toEqual(
      expected,
    );
  });

  it('is limited in number and length', () => {
    const many = entity({
      dependsOn: Array.from({ length: 900 }, () => 'x'.repeat(9000)),
    });
    const found = referencesOf(many);
    expect(found).toHaveLength(501);
    expect(found[0].ref).toHaveLength(400);
  });
});

describe('what is true of targets', () => {
  const references = [
    { path: [], ref: 'group:web/a' },
    { path: [], ref: 'api:web/old' },
    { path: [], ref: 'group:web/gone' },
  ];
  const costCentres = [{ annotation: 'guardrails/cost-center', value: '4711' }];
  const mentions = { references, costCentres };
  const then = world(
    { 'group:web/a': {}, 'api:web/old': { lifecycle: 'deprecated' } },
    { costCentres: ['4711'] },
  );
  const described = describeTargets(then, mentions);

  it('is kept a line each', () => {
    expect(described.split('\n')).toEqual([
      '+group:web/a',
      '!api:web/old',
      '-group:web/gone',
      '+cost-centre 4711',
    ]);
  });

  const all = { 'group:web/a': {}, 'api:web/old': { lifecycle: 'deprecated' } };
  it.each<[string, World, boolean]>([
    ['as before', then, true],
    [
      'one appeared',
      world({ ...all, 'group:web/gone': {} }, { costCentres: ['4711'] }),
      false,
    ],
    [
      'one is gone',
      world(
        { 'api:web/old': { lifecycle: 'deprecated' } },
        { costCentres: ['4711'] },
      ),
      false,
    ],
    [
      'one is not deprecated any more',
      world({ ...all, 'api:web/old': {} }, { costCentres: ['4711'] }),
      false,
    ],
    ['a cost centre is gone', world(all, { costCentres: [] }), false],
    ['cost centres are not known now', world(all), true],
    [
      'the catalog is not whole now',
      world({}, { complete: false, costCentres: ['4711'] }),
      true,
    ],
  ])('%s', (_what, now, expected) => {
    expect(areTargetsAsBefore(now, described)).toBe(expected);
  });

  it('is looked at again once it is known', () => {
    const unknown = describeTargets(world({}, { complete: false }), mentions);
    expect(areTargetsAsBefore(then, unknown)).toBe(false);
  });

  it('is not said of an entity with more references than are looked at', () => {
    const naming = (count: number) =>
      entity({
        dependsOn: Array.from({ length: count }, () => 'group:web/a'),
        dependencyOf: ['group:web/gone'],
      });
    const fact = (count: number) =>
      factsOfEntity(then, {
        references: referencesOf(naming(count)),
        costCentres,
        observedAt: '2026-01-01T00:00:00Z',
      })['catalog.references'];
    const whole = fact(499);
    expect(whole).toMatchObject({ status: 'known' });
    expect(whole.status === 'known' && whole.value).toHaveLength(500);
    // The one that is left out is the one that is broken.
    expect(fact(500)).toMatchObject({
      status: 'absent',
      reason: 'The entity has more than 500 references.',
    });
    expect(fact(5000)).toMatchObject({ status: 'absent' });
  });

  it('is not said of a catalog that was not read as a whole', () => {
    const options = { ...mentions, observedAt: '2026-01-01T00:00:00Z' };
    const facts = (of: World) =>
      Object.entries(factsOfEntity(of, options)).map(
        ([, { status }]) => status,
      );
    expect(facts(then)).toEqual(['known', 'known']);
    expect(facts(world(all, { complete: false }))).toEqual([
      'absent',
      'absent',
    ]);
    expect(factsOfEntity(then, options)['catalog.references']).toMatchObject({
      value: [
        { ref: 'group:web/a', exists: true },
        { ref: 'api:web/old', exists: true, lifecycle: 'deprecated' },
        { ref: 'group:web/gone', exists: false },
      ],
    });
  });
});

/** For an entity, by its uid: the exception says by which name it was asked for. */
const exceptionOf = (uid: string, id = 'b', environmentClass = 'production') =>
  new Map([
    [
      uid,
      [
        {
          environmentClass,
          as: (ref: string) =>
            ({ id, target: { ref } } as unknown as ExceptionInForce),
        },
      ],
    ],
  ]) satisfies EntityExceptions;

describe('exceptions of an entity', () => {
  const ref = 'component:web/shop';
  const ofShop = { ref, uid: 'u', environmentClass: 'production' };

  it.each<[string, EntityExceptions, object, unknown[]]>([
    ['none', new Map(), ofShop, []],
    ['its own', exceptionOf('u'), ofShop, [{ id: 'b', target: { ref } }]],
    ['those of another one', exceptionOf('v'), ofShop, []],
    ['no uid', exceptionOf('u'), { ...ofShop, uid: undefined }, []],
    [
      'another class',
      exceptionOf('u', 'b', 'sandbox'),
      { ...ofShop, environmentClass: 'production' },
      [],
    ],
  ])('%s', (_what, exceptions, asked, expected) => {
    expect(
      exceptionsOf(exceptions, asked as Parameters<typeof exceptionsOf>[1]),
    ).toEqual(expected);
  });

  it('are in a snapshot in the order of their ids', () => {
    const [one, other] = ['b', 'a'].map(id =>
      exceptionsOf(exceptionOf('u', id), ofShop),
    );
    const { exceptions } = snapshotOf([...one, ...other]);
    expect(exceptions.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(snapshotOf([])).toBe(EMPTY_SNAPSHOT);
  });
});

describe('what is due', () => {
  const SHOP = 'component:web/shop';
  const row = {
    entity_ref: SHOP,
    uid: `uid of ${SHOP}`,
    etag: '1',
    policy: 'p',
    facts: '',
    targets: '',
    exceptions: '',
  };
  const granted = exceptionOf(row.uid);
  const due = (
    changes: Partial<typeof row> | undefined,
    options: {
      digest?: string;
      listed?: object;
      exceptions?: EntityExceptions;
    } = {},
  ) => {
    const listed = { uid: row.uid, etag: '1', ...options.listed };
    return isDue(
      { ref: SHOP, ...listed },
      {
        world: world({ [SHOP]: listed }),
        known: new Map(changes && [[SHOP, { ...row, ...changes }]]),
        policyOf: () => 'p',
        facts: { digestOf: () => ('digest' in options ? options.digest : '') },
        exceptions: options.exceptions ?? new Map(),
      },
    );
  };

  it.each<[string, boolean, boolean]>([
    ['never seen', due(undefined), true],
    ['nothing changed', due({}), false],
    ['another etag', due({ etag: '2' }), true],
    ['no etag', due({ etag: '' }, { listed: { etag: '' } }), true],
    ['another uid', due({ uid: 'x' }), true],
    ['another policy', due({ policy: 'q' }), true],
    ['other facts', due({ facts: 'f' }), true],
    ['facts that failed', due({ facts: 'f' }, { digest: undefined }), false],
    ['facts that had failed', due({ facts: 'unknown' }), true],
    ['another target', due({ targets: '-group:web/a' }), false],
    ['a target that is gone', due({ targets: '+group:web/a' }), true],
    ['an exception that was granted', due({}, { exceptions: granted }), true],
    ['an exception that has ended', due({ exceptions: 'e' }), true],
    [
      'an exception as before',
      due(
        {
          exceptions: exceptionsDigest(granted, { ref: SHOP, uid: row.uid }),
        },
        { exceptions: granted },
      ),
      false,
    ],
  ])('%s', (_what, found, expected) => {
    expect(found).toBe(expected);
  });

  it('knows a renamed one by its uid, unless the old one is there, or nobody knows', () => {
    const known = new Map([[SHOP, row]]);
    const store = { 'component:web/store': { uid: row.uid } };
    const renamed = (of: World) => [...renamedEntities(of, known)];
    expect(renamed(world(store))).toEqual([['component:web/store', SHOP]]);
    expect(renamed(world({ ...store, [SHOP]: {} }))).toEqual([]);
    expect(renamed(world(store, { complete: false }))).toEqual([]);
    const without = new Map([[SHOP, { ...row, uid: '' }]]);
    const unknown = world({ 'component:web/store': { uid: '' } });
    expect([...renamedEntities(unknown, without)]).toEqual([]);
  });
});

describe('the form that is evaluated', () => {
  it('has long texts cut, and is nothing where it is too large or too deep', () => {
    const short = evaluatedForm(entity({ definition: 'x'.repeat(2_000_000) }));
    expect(short?.length).toBeLessThan(10_000);
    expect(evaluatedForm(entity({ owner: 'a\0b' }))).toContain('"a\ufffdb"');
    const rows = Array.from({ length: 300_000 }, () => 'row');
    expect(evaluatedForm(entity({ rows }))).toBeUndefined();
    let nested: object = {};
    for (let depth = 0; depth < 100_000; depth++) nested = { nested };
    const deep = { ...entity({}), spec: { nested } as Entity['spec'] };
    expect(evaluatedForm(deep)).toBeUndefined();
  });
});

it.each([
  ['experimental', 'sandbox'],
  ['Experimental', 'sandbox'],
  ['deprecated', 'development'],
  ['production', 'production'],
  ['unknown', 'production'],
  [undefined, 'production'],
  [['experimental'], 'production'],
])('%j counts as %s', (lifecycle, expected) => {
  expect(classOf(lifecycle)).toBe(expected);
});

it('reads cost centres of annotations that are texts', () => {
  const named = (annotations: unknown) =>
    costCentresOf(entity({}, 'System', { annotations }));
  expect(named({ 'guardrails/cost-center': ' 4711 ' })).toEqual([
    { annotation: 'guardrails/cost-center', value: '4711' },
  ]);
  expect(named({ 'entity-cost/cost-center': 4711 })).toEqual([]);
  expect(named(null)).toEqual([]);
});

it('knows what this product made by its origin, not by its name', () => {
  const annotations = (origin: string) => ({
    namespace: 'guardrails',
    annotations: { 'backstage.io/managed-by-origin-location': origin },
  });
  const of = (more: object) => isOwnEntity(entity({}, 'Resource', more));
  expect(of(annotations('guardrails:environments'))).toBe(true);
  expect(of(annotations('guardrails:policies'))).toBe(true);
  expect(of(annotations('url:https://example.com/catalog-info.yaml'))).toBe(
    false,
  );
  expect(of({ namespace: 'guardrails' })).toBe(false);
});
