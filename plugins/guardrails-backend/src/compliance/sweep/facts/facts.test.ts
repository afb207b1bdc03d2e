import { mockServices } from '@backstage/backend-test-utils';
import type { EntityFactSource } from '@backstage-guardrails/plugin-guardrails-node';
import { addFactSource } from './addFactSource';
import { readFactSources } from './readFactSources';

const SHOP = 'component:default/shop';

/** A source as a module brings it, of any shape: modules can be written without types. */
function source(
  id: string,
  options: { names?: string[]; otherwise?: object; said?: unknown[] } = {},
): EntityFactSource {
  const { names = [`${id}.grade`], otherwise = {}, said = [] } = options;
  return {
    id,
    names,
    otherwise: otherwise as EntityFactSource['otherwise'],
    async *read() {
      for (const one of said) yield one as never;
    },
  };
}

it.each<[string, EntityFactSource, string]>([
  ['of this service', source('guardrails'), 'taken'],
  ['of the catalog', source('catalog'), 'taken'],
  ['with the id of another one', source('scorecards'), 'taken'],
  ['without an id', source(''), 'one word'],
  ['within the names of another', source('guardrails.mine'), 'one word'],
  [
    'with facts of this service',
    source('mine', { names: ['mine.a', 'guardrails.openCritical'] }),
    'guardrails.openCritical',
  ],
  [
    'with facts of the catalog',
    source('mine', { names: ['catalog.references'] }),
    'catalog.references',
  ],
  ['with a name like its own', source('mine', { names: ['mine2.a'] }), 'mine2'],
  ['with a name that is none', source('mine', { names: ['mine.'] }), 'mine.'],
])('refuses a source %s', (_what, refused, message) => {
  const sources = [source('scorecards')];
  expect(() => addFactSource(sources, refused)).toThrow(message);
  expect(sources).toHaveLength(1);
});

it('takes a source with names of its own', () => {
  const sources = [source('scorecards')];
  addFactSource(sources, source('mine', { names: ['mine.a', 'mine.b.c'] }));
  expect(sources.map(({ id }) => id)).toEqual(['scorecards', 'mine']);
});

const read = (...sources: EntityFactSource[]) =>
  readFactSources({
    sources,
    observedAt: '2026-01-01T00:00:00Z',
    logger: mockServices.logger.mock(),
  });

const about = (entity: unknown, grade: unknown) => ({
  entity,
  facts: { 'bad.grade': grade },
});

it('knows an entity however a source spells it, by the names of the source', async () => {
  const known = await read(
    source('good', {
      names: ['good.grade', 'good.tier'],
      otherwise: { 'good.tier': 3, 'good.other': 1 },
      said: [
        { entity: 'Component:Shop', facts: { 'good.grade': 'B' } },
        { entity: SHOP, facts: { 'good.tier': 1, 'catalog.references': [] } },
      ],
    }),
  );
  expect(known.of(SHOP)).toMatchObject({
    'good.grade': { status: 'known', value: 'B' },
    'good.tier': { status: 'known', value: 1 },
  });
  expect(Object.keys(known.of(SHOP))).toEqual(['good.grade', 'good.tier']);
  expect(known.of('component:default/x')).toMatchObject({
    'good.grade': { status: 'absent' },
    'good.tier': { status: 'known', value: 3 },
  });
});

const circle: Record<string, unknown> = {};
circle.self = circle;

it.each<[string, { otherwise?: object; said?: unknown[] }]>([
  ['no number', { said: [about(SHOP, NaN)] }],
  ['nothing', { said: [about(SHOP, undefined)] }],
  ['no number within', { said: [about(SHOP, { list: [1, Infinity] })] }],
  ['a function', { said: [about(SHOP, () => 1)] }],
  ['a big number', { said: [about(SHOP, BigInt(1))] }],
  ['a circle', { said: [about(SHOP, circle)] }],
  ['half of a letter', { said: [about(SHOP, '\ud800')] }],
  ['no number otherwise', { otherwise: { 'bad.grade': NaN } }],
  ['about no entity', { said: [about('shop', 1)] }],
  ['about nothing', { said: [about(undefined, 1)] }],
  ['no facts', { said: [{ entity: SHOP }] }],
  ['nothing at all', { said: [null] }],
])('takes %s for a failure of that source alone', async (_what, options) => {
  const good = { entity: SHOP, facts: { 'good.grade': 'B' } };
  const known = await read(
    source('bad', options),
    source('good', { said: [good] }),
  );
  expect(known.complete).toBe(false);
  expect(known.digestOf(SHOP)).toBeUndefined();
  expect(known.of(SHOP)).toMatchObject({
    'bad.grade': { status: 'absent', reason: 'The source bad failed.' },
    'good.grade': { status: 'known', value: 'B' },
  });
});

it('asks each source for the entity that a request is about alone, and keeps nothing of others', async () => {
  const asked: unknown[] = [];
  const other = 'component:default/other';
  const known = await readFactSources({
    sources: [
      {
        ...source('good'),
        async *read(options) {
          asked.push(options);
          for (const entity of [SHOP, other]) {
            yield { entity, facts: { 'good.grade': 'B' } };
          }
        },
      },
    ],
    observedAt: '2026-01-01T00:00:00Z',
    logger: mockServices.logger.mock(),
    entity: SHOP,
  });
  expect(asked).toEqual([{ entities: [SHOP] }]);
  expect(known.of(SHOP)).toMatchObject({ 'good.grade': { value: 'B' } });
  expect(known.of(other)).toMatchObject({ 'good.grade': { status: 'absent' } });
});
