import { awsPriceBook } from '@backstage-guardrails/plugin-entity-cost-common';
import type { FactResources } from '@backstage-guardrails/plugin-guardrails-node';
import { estimateFact } from './estimateFact';

type Change = FactResources['changes'][number];

const unknown = { $guardrails: 'unknown' };
const computed = { $guardrails: 'unknown', computed: true };

/** An instance with its disk costs 0.0116 x 730 + 0.8 a month as `t2.micro`, and 0.384 x 730 + 0.8 as `m5.2xlarge`. */
const instance = (
  kind: Change['kind'],
  values: { before?: object; after?: object } = {},
  name = 'web',
): Change => ({
  address: `aws_instance.${name}`,
  type: 'aws_instance',
  kind,
  region: 'us-east-1',
  before: values.before ? (values.before as Change['before']) : null,
  after: values.after ? (values.after as Change['after']) : null,
});

const micro = { instance_type: 't2.micro' };
const large = { instance_type: 'm5.2xlarge' };
const exotic = { instance_type: 'x9.metal' };

const estimateOf = (changes: Change[], others: FactResources['others'] = []) =>
  estimateFact({ changes, others, partyTags: ['owner'] }, awsPriceBook);

it.each<[string, Change[], number, number]>([
  ['a new instance', [instance('create', { after: large })], 282, 0],
  [
    'a larger one, beside what stays',
    [
      instance('update', { before: micro, after: large }),
      instance('no-op', { before: large, after: large }, 'other'),
    ],
    272,
    290,
  ],
  ['one that goes', [instance('delete', { before: large })], -281, 281],
  [
    'one that is only forgotten, and costs on',
    [instance('forget', { before: large })],
    0,
    281,
  ],
  [
    'what the provider fills in, at the price of its default',
    [
      instance('create', {
        after: { ...micro, tenancy: computed, root_block_device: computed },
      }),
    ],
    10,
    0,
  ],
])('estimates %s', (_what, changes, increase, existing) => {
  expect(estimateOf(changes)).toEqual({
    currency: 'USD',
    increase,
    net: increase,
    existing,
    unpriced: [],
    prices: awsPriceBook.date,
  });
});

it.each<[string, Change]>([
  [
    'a type of instance that is not listed',
    instance('create', { after: exotic }),
  ],
  [
    'a type that is known only after apply',
    instance('create', { after: { instance_type: unknown } }),
  ],
  [
    'disks that are known only after apply',
    instance('create', { after: { ...micro, ebs_block_device: unknown } }),
  ],
  ['a change that is planned later', instance('deferred')],
  [
    'another region',
    { ...instance('create', { after: micro }), region: 'eu-west-1' },
  ],
  [
    'a region that is not known',
    { ...instance('create', { after: micro }), region: unknown },
  ],
])('names %s, and takes no price for it', (_what, change) => {
  expect(estimateOf([change])).toMatchObject({
    increase: 0,
    unpriced: [{ type: 'aws_instance', count: 1 }],
  });
});

it('goes through a large book once, whatever the plan is', () => {
  const regions = Array.from({ length: 200 }, (_, at) => `region-${at}`);
  const sizes = Array.from({ length: 400 }, (_, at) => `size-${at}`);
  let read = 0;
  const prices = regions.flatMap(region =>
    sizes.map((size, at) => ({
      get type() {
        read += 1;
        return 'aws_instance';
      },
      region,
      where: { instance_type: size },
      price: `${at + 1}`,
      per: 'month' as const,
    })),
  );
  const changes = Array.from({ length: 3_000 }, (_, at) =>
    instance('create', {
      after: { instance_type: unknown, tags: { n: `${at}` } },
    }),
  ).map((change, at) => ({ ...change, region: regions[at % 2] }));
  const estimate = estimateFact(
    { changes, others: [], partyTags: [] },
    { ...awsPriceBook, free: [], prices },
  );
  expect(estimate.unpriced).toEqual([
    {
      type: 'aws_instance',
      count: 3_000,
      afterApply: 3_000,
      atMost: 400 * 3_000,
    },
  ]);
  expect(read).toBeLessThan(prices.length * 3);
});

it('says what has a size known only after apply, and the highest price of the book', () => {
  const late = instance('create', { after: { instance_type: unknown } });
  const [{ atMost, ...counts }] = estimateOf([
    late,
    instance('create', { after: exotic }, 'other'),
  ]).unpriced;
  expect(counts).toEqual({ type: 'aws_instance', count: 2, afterApply: 1 });
  expect(atMost).toBeGreaterThanOrEqual(282);
  const elsewhere = { ...late, region: 'eu-west-1' };
  expect(estimateOf([elsewhere]).unpriced).toEqual([
    { type: 'aws_instance', count: 1 },
  ]);
  const withDisks = { ...micro, ebs_block_device: unknown };
  expect(estimateOf([instance('create', { after: withDisks })])).toMatchObject({
    unpriced: [{ type: 'aws_instance', count: 1, afterApply: 1 }],
  });
});

it.each<[string, object, object, number]>([
  ['of one team', { owner: 'a' }, { owner: 'a' }, 10],
  ['of resources without tags', {}, {}, 10],
  ['of resources without tags beside a team', {}, { owner: 'a' }, 282],
  ['of a team beside resources without tags', { owner: 'a' }, {}, 282],
  ['of another team', { owner: 'b' }, { owner: 'a' }, 282],
  ['of a tag that names no team', { Name: 'a' }, { Name: 'b' }, 10],
  ['of a namesake of the team', { owner: 'a', Name: 'a' }, { owner: 'a' }, 10],
  ['of a team that is known later', {}, { owner: unknown }, 282],
  ['of tags that are known later', { owner: 'a' }, unknown, 282],
])('sets savings %s off, or not', (_whose, saving, adding, increase) => {
  const gone = instance(
    'update',
    { before: { ...large, tags: saving }, after: { ...micro, tags: saving } },
    'smaller',
  );
  const added = instance('create', { after: { ...large, tags: adding } });
  expect(estimateOf([gone, added])).toMatchObject({
    increase,
    net: 10,
  });
});

it('counts a resource that is handed to another team for the new one', () => {
  const handed = instance('update', {
    before: { ...large, tags: { owner: 'a' } },
    after: { ...large, tags: { owner: 'b' } },
  });
  expect(estimateOf([handed])).toMatchObject({ increase: 282 });
});

it.each(['x'.repeat(600), 'a\u202Eb', 'a\nb'])(
  'estimates a resource whatever its address is',
  name => {
    expect(
      estimateOf([instance('create', { after: large }, name)]),
    ).toMatchObject({ increase: 282, unpriced: [] });
  },
);

it('takes leaving a price for no saving', () => {
  const moved = instance('update', { before: large, after: exotic });
  const added = instance('create', { after: micro }, 'other');
  expect(
    estimateOf([moved, added], [{ type: 'aws_s3_bucket', count: 2 }]),
  ).toMatchObject({
    increase: 10,
    existing: 281,
    unpriced: [
      { type: 'aws_instance', count: 1 },
      { type: 'aws_s3_bucket', count: 2 },
    ],
  });
});
