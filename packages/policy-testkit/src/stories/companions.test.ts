import { createShippedLine, type ShippedLine } from '../line';

const BLOCK = 'aws_s3_bucket_public_access_block';
const AWS = 'registry.terraform.io/hashicorp/aws';

type Reference = { references: string[] };
type Repeated = { for_each_expression?: object; count_expression?: object };
type Module = {
  resources?: object[];
  outputs?: Record<string, { expression: Reference }>;
  module_calls?: Record<string, object>;
};

const uses = (...references: string[]): Reference => ({ references });
const forEach = (...references: string[]): Repeated => ({
  for_each_expression: uses(...references),
});

const closed = (() => {
  const names = [
    'block_public_acls',
    'block_public_policy',
    'ignore_public_acls',
    'restrict_public_buckets',
  ];
  return {
    values: Object.fromEntries(names.map(name => [name, true])),
    expressions: Object.fromEntries(
      names.map(name => [name, { constant_value: true }]),
    ),
  };
})();

/** A resource of the configuration, named `b`. */
const configured = (
  type: string,
  expressions: object,
  repeated?: Repeated,
) => ({
  address: `${type}.b`,
  mode: 'managed',
  type,
  name: 'b',
  provider_config_key: 'aws',
  expressions,
  schema_version: 0,
  ...repeated,
});
const bucket = (repeated?: Repeated) =>
  configured('aws_s3_bucket', { bucket: uses('each.key') }, repeated);
const block = (bucketOf: Reference, repeated?: Repeated) =>
  configured(BLOCK, { ...closed.expressions, bucket: bucketOf }, repeated);

/** The planned instances, as the AWS provider plans them: the id of a bucket is known after apply. */
function planned(address: string) {
  const module = /^((?:module\.\w+(?:\[[^\]]+\])?\.)*)/.exec(address)![1];
  const [type] = address.slice(module.length).split('.');
  const isBlock = type === BLOCK;
  return {
    address,
    ...(module !== '' && { module_address: module.slice(0, -1) }),
    mode: 'managed',
    type,
    name: 'b',
    provider_name: AWS,
    change: {
      actions: ['create'],
      before: null,
      after: isBlock ? closed.values : { force_destroy: false },
      after_unknown: isBlock
        ? { bucket: true, id: true }
        : { bucket: true, id: true, arn: true },
      before_sensitive: false,
      after_sensitive: {},
    },
  };
}

const planOf = (addresses: string[], root_module: Module) => ({
  format_version: '1.2',
  terraform_version: '1.11.4',
  resource_changes: addresses.map(planned),
  configuration: {
    provider_config: { aws: { name: 'aws', full_name: AWS } },
    root_module,
  },
});

const buckets = ['a', 'b'].map(key => `aws_s3_bucket.b["${key}"]`);
const numbered = [0, 1].map(key => `aws_s3_bucket.b[${key}]`);
const stores = ['a', 'b'].map(key => `module.store["${key}"].aws_s3_bucket.b`);
const named = forEach('var.names');
const count: Repeated = { count_expression: { constant_value: 2 } };
const storeModule = {
  source: './store',
  ...named,
  module: {
    resources: [bucket()],
    outputs: {
      id: { expression: uses('aws_s3_bucket.b.id', 'aws_s3_bucket.b') },
    },
  },
};

/** Two buckets with the companions that each has, for every way to write it. */
const ways: [how: string, buckets: string[], blocks: string[], Module][] = [
  [
    'each.value of the buckets',
    buckets,
    ['a', 'b'].map(key => `${BLOCK}.b["${key}"]`),
    {
      resources: [
        bucket(named),
        block(uses('each.value.id', 'each.value'), forEach('aws_s3_bucket.b')),
      ],
    },
  ],
  [
    'each.key',
    buckets,
    ['a', 'b'].map(key => `${BLOCK}.b["${key}"]`),
    {
      resources: [
        bucket(named),
        block(uses('aws_s3_bucket.b', 'each.key'), named),
      ],
    },
  ],
  [
    'count.index',
    numbered,
    [0, 1].map(key => `${BLOCK}.b[${key}]`),
    {
      resources: [
        bucket(count),
        block(uses('aws_s3_bucket.b', 'count.index'), count),
      ],
    },
  ],
  [
    'a module for each bucket',
    buckets,
    ['a', 'b'].map(key => `module.harden["${key}"].${BLOCK}.b`),
    {
      resources: [bucket(named)],
      module_calls: {
        harden: {
          source: './harden',
          ...forEach('aws_s3_bucket.b'),
          expressions: { bucket: uses('each.value.id', 'each.value') },
          module: { resources: [block(uses('var.bucket'))] },
        },
      },
    },
  ],
  [
    'the output of a module with instances',
    stores,
    ['a', 'b'].map(key => `${BLOCK}.b["${key}"]`),
    {
      resources: [
        block(uses('each.value.id', 'each.value'), forEach('module.store')),
      ],
      module_calls: { store: storeModule },
    },
  ],
];

describe('a setting in a resource of its own', () => {
  let line: ShippedLine;
  beforeAll(async () => {
    line = await createShippedLine();
  });

  async function unprotected(addresses: string[], root: Module) {
    const { verdict } = await line.judge({
      evidence: Buffer.from(JSON.stringify(planOf(addresses, root))),
      format: 'terraform-plan',
      actor: { kind: 'human', ref: 'test', groups: [], origin: 'cli' },
      target: { environmentClass: 'production' },
      instant: new Date('2026-01-01T00:00:00Z'),
      parameters: line.withValues({}),
    });
    return verdict.findings
      .filter(({ rule }) => rule === 'network/bucket-public-access-block')
      .map(({ resource }) => resource);
  }

  it.each(ways)(
    'counts for the instance that it points at: %s',
    async (_, both, blocks, root) => {
      await expect(unprotected([...both, ...blocks], root)).resolves.toEqual(
        [],
      );
      await expect(unprotected([...both, blocks[0]], root)).resolves.toEqual([
        both[1],
      ]);
      await expect(unprotected([...both, blocks[1]], root)).resolves.toEqual([
        both[0],
      ]);
    },
  );
});
