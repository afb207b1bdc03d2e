import { changesOf, row } from '../../__testUtils__/plan';

const BUCKET = 'aws_s3_bucket';
const BLOCK = 'aws_s3_bucket_public_access_block';

type Repeated = { for_each_expression?: object; count_expression?: object };

const configured = (
  type: string,
  expressions: object = {},
  repeated: Repeated = {},
) => ({
  address: `${type}.b`,
  mode: 'managed',
  type,
  name: 'b',
  expressions,
  ...repeated,
});
const uses = (...references: string[]) => ({ references });
const block = (references: string[], repeated: Repeated = {}) =>
  configured(BLOCK, { bucket: uses(...references) }, repeated);
const forEach = (expression: object): Repeated => ({
  for_each_expression: expression,
});
const count: Repeated = { count_expression: {} };

/** What the companions of some resources point at, by address. */
function pointers(addresses: string[], root_module: object) {
  const rows = addresses.map(address => {
    const module = address.replace(/\.?aws_.*$/, '');
    const unknown = address.includes(BLOCK) ? { bucket: true } : { id: true };
    const [type] = /aws_\w+/.exec(address)!;
    return row(
      address,
      { after: {}, after_unknown: unknown },
      { type, name: 'b', ...(module !== '' && { module_address: module }) },
    );
  });
  return Object.fromEntries(
    changesOf(rows, { configuration: { root_module } })
      .filter(({ type }) => type === BLOCK)
      .map(({ address, after }) => [
        address.slice(address.indexOf(BLOCK) + BLOCK.length),
        (after?.bucket as { instances?: string[] }).instances,
      ]),
  );
}

const keys = (type: string, ...found: string[]) =>
  found.map(key => `${type}.b${key}`);
const bucketsAnd = (...blocks: string[]) => [
  ...keys(BUCKET, '["a"]', '["b"]'),
  ...keys(BLOCK, ...blocks),
];
const buckets = configured(BUCKET, {}, forEach(uses('var.names')));

describe('what an attribute points at', () => {
  it.each<[string, string[], Repeated]>([
    [
      'each.value of the resources themselves',
      ['each.value.id', 'each.value'],
      forEach(uses('aws_s3_bucket.b')),
    ],
    ['each.key', ['aws_s3_bucket.b', 'each.key'], forEach({})],
    ['each.value of a set', ['aws_s3_bucket.b', 'each.value'], forEach({})],
    [
      'each.value of a map that is written out',
      ['aws_s3_bucket.b', 'each.value'],
      forEach({ constant_value: { a: 'a', b: 'b' } }),
    ],
  ])('is the instance with the same key: %s', (_, references, repeated) => {
    expect(
      pointers(bucketsAnd('["a"]', '["b"]'), {
        resources: [buckets, block(references, repeated)],
      }),
    ).toEqual({
      '.b["a"]': ['aws_s3_bucket.b["a"]'],
      '.b["b"]': ['aws_s3_bucket.b["b"]'],
    });
  });

  it('is the instance that a map which is written out names', () => {
    const repeated = forEach({ constant_value: { x: 'b' } });
    expect(
      pointers(bucketsAnd('["x"]'), {
        resources: [
          buckets,
          block(['aws_s3_bucket.b', 'each.value'], repeated),
        ],
      }),
    ).toEqual({ '.b["x"]': ['aws_s3_bucket.b["b"]'] });
  });

  it.each<[string, string[]]>([
    ['count.index', ['aws_s3_bucket.b', 'count.index']],
  ])('is the instance with the same number: %s', (_, references) => {
    expect(
      pointers([...keys(BUCKET, '[0]', '[1]'), ...keys(BLOCK, '[0]', '[1]')], {
        resources: [configured(BUCKET, {}, count), block(references, count)],
      }),
    ).toEqual({
      '.b[0]': ['aws_s3_bucket.b[0]'],
      '.b[1]': ['aws_s3_bucket.b[1]'],
    });
  });

  it.each<[string, string, string[], string[]]>([
    [
      'a key that is written out',
      '["b"]',
      ['aws_s3_bucket.b["b"].id', 'aws_s3_bucket.b["b"]', 'aws_s3_bucket.b'],
      ['["a"]', '["b"]'],
    ],
    ['the only instance there is', '[0]', ['aws_s3_bucket.b'], ['[0]']],
  ])('is %s', (_, key, references, there) => {
    expect(
      pointers([...keys(BUCKET, ...there), `${BLOCK}.b`], {
        resources: [buckets, block(references)],
      }),
    ).toEqual({ '.b': [`aws_s3_bucket.b${key}`] });
  });

  it.each<[string, string[], Repeated]>([
    ['a local', ['aws_s3_bucket.b', 'local.key'], {}],
    ['all of them', ['aws_s3_bucket.b'], {}],
    ['a key that no bucket has', ['aws_s3_bucket.b', 'each.key'], forEach({})],
    ['each.value of a local', ['each.value'], forEach(uses('local.x'))],
    ['a constant', [], {}],
  ])('is not said for %s', (_, references, repeated) => {
    expect(
      pointers(bucketsAnd(repeated.for_each_expression ? '["z"]' : ''), {
        resources: [buckets, block(references, repeated)],
      }),
    ).toEqual(
      repeated.for_each_expression
        ? { '.b["z"]': undefined }
        : { '.b': undefined },
    );
  });

  it.each<[string, string, string[], object]>([
    [
      'a local that the key may be looked up in',
      '["a"]',
      ['aws_s3_bucket.b', 'local.map', 'each.key'],
      {},
    ],
    [
      'a map or a set that is not written out',
      '["a"]',
      ['aws_s3_bucket.b', 'each.value'],
      uses('var.links'),
    ],
    [
      'a key that is no text of JSON',
      '["\\q"]',
      ['aws_s3_bucket.b', 'each.value'],
      { constant_value: { q: 'a' } },
    ],
  ])('is not guessed from %s', (_, key, references, made) => {
    expect(
      pointers(bucketsAnd(key), {
        resources: [buckets, block(references, forEach(made))],
      }),
    ).toEqual({ [`.b${key}`]: undefined });
  });

  it('is not the resource that a name was made of', () => {
    const main = {
      ...configured(BUCKET),
      address: `${BUCKET}.main`,
      name: 'main',
    };
    const named = configured(BUCKET, {
      bucket: uses('aws_s3_bucket.main.id', 'aws_s3_bucket.main'),
    });
    expect(
      pointers([`${BUCKET}.main`, `${BUCKET}.b`, `${BLOCK}.b`], {
        resources: [
          main,
          named,
          block(['aws_s3_bucket.b.bucket', 'aws_s3_bucket.b']),
        ],
      }),
    ).toEqual({ '.b': undefined });
  });

  it('is not said where the references say it already', () => {
    expect(
      pointers([`${BUCKET}.b`, `${BLOCK}.b`], {
        resources: [
          configured(BUCKET),
          block(['aws_s3_bucket.b.id', 'aws_s3_bucket.b']),
        ],
      }),
    ).toEqual({ '.b': undefined });
  });

  describe('across modules', () => {
    const called = (module: object, more: object = {}) => ({
      source: './m',
      module,
      ...more,
    });
    const store = (more: object = {}) =>
      called(
        {
          resources: [configured(BUCKET)],
          outputs: {
            id: {
              expression: uses('aws_s3_bucket.b.id', 'aws_s3_bucket.b'),
            },
          },
        },
        more,
      );
    const harden = (expression: object, more: object = {}) =>
      called(
        { resources: [block(['var.bucket'])] },
        { expressions: { bucket: expression }, ...more },
      );

    it('follows a variable to the output of another module', () => {
      expect(
        pointers([`module.store.${BUCKET}.b`, `module.harden.${BLOCK}.b`], {
          module_calls: {
            store: store(),
            harden: harden(uses('module.store.id', 'module.store')),
          },
        }),
      ).toEqual({ '.b': ['module.store.aws_s3_bucket.b'] });
    });

    it.each<[string, object, object]>([
      [
        'for each other module',
        uses('each.value.id', 'each.value'),
        forEach(uses('module.store')),
      ],
      [
        'by a key that is written out',
        uses('module.store["a"].id', 'module.store["a"]', 'module.store'),
        {},
      ],
      [
        'by the key of its own',
        uses('module.store', 'each.key'),
        forEach(uses('local.names')),
      ],
    ])('finds the instance of a module, %s', (_, expression, repeated) => {
      const key = 'for_each_expression' in repeated ? '["a"]' : '';
      expect(
        pointers(
          [
            `module.store["a"].${BUCKET}.b`,
            `module.store["b"].${BUCKET}.b`,
            `module.harden${key}.${BLOCK}.b`,
          ],
          {
            module_calls: {
              store: store(forEach(uses('var.names'))),
              harden: harden(expression, repeated),
            },
          },
        ),
      ).toEqual({ '.b': ['module.store["a"].aws_s3_bucket.b'] });
    });

    it('does not say which output of a module is meant where two buckets are', () => {
      const logs = { ...configured(BUCKET), address: `${BUCKET}.c`, name: 'c' };
      const two = called(
        {
          resources: [configured(BUCKET), logs],
          outputs: {
            id: { expression: uses('aws_s3_bucket.b.id', 'aws_s3_bucket.b') },
            logs: { expression: uses('aws_s3_bucket.c.id', 'aws_s3_bucket.c') },
          },
        },
        forEach(uses('local.names')),
      );
      const expression = uses('module.store', 'each.key');
      expect(
        pointers(
          [
            `module.store["a"].${BUCKET}.b`,
            `module.store["a"].${BUCKET}.c`,
            `module.harden["a"].${BLOCK}.b`,
          ],
          {
            module_calls: {
              store: two,
              harden: harden(expression, forEach(uses('local.names'))),
            },
          },
        ),
      ).toEqual({ '.b': undefined });
    });

    it('follows the key of a module that is called for each bucket', () => {
      expect(
        pointers(
          [...keys(BUCKET, '["a"]', '["b"]'), `module.harden["b"].${BLOCK}.b`],
          {
            resources: [buckets],
            module_calls: {
              harden: harden(
                uses('each.value.id', 'each.value'),
                forEach(uses('aws_s3_bucket.b')),
              ),
            },
          },
        ),
      ).toEqual({ '.b': ['aws_s3_bucket.b["b"]'] });
    });

    it('follows resources that are passed in as a whole', () => {
      expect(
        pointers(
          [...keys(BUCKET, '["a"]', '["b"]'), `module.harden.${BLOCK}.b["b"]`],
          {
            resources: [buckets],
            module_calls: {
              harden: called(
                {
                  resources: [
                    block(
                      ['each.value.id', 'each.value'],
                      forEach(uses('var.buckets')),
                    ),
                  ],
                },
                { expressions: { buckets: uses('aws_s3_bucket.b') } },
              ),
            },
          },
        ),
      ).toEqual({ '.b["b"]': ['aws_s3_bucket.b["b"]'] });
    });

    it('ends where modules name one another in a circle', () => {
      expect(
        pointers([`module.harden.${BLOCK}.b`], {
          module_calls: {
            harden: called(
              {
                resources: [block(['var.bucket'])],
                outputs: { id: { expression: uses('var.bucket') } },
              },
              {
                expressions: {
                  bucket: uses('module.harden.id', 'module.harden'),
                },
              },
            ),
          },
        }),
      ).toEqual({ '.b': undefined });
    });

    it('gives up where names multiply', () => {
      const double = {
        expressions: { a: uses('var.a', 'var.b'), b: uses('var.b', 'var.a') },
      };
      const nested = (depth: number): object =>
        depth === 0
          ? called({ resources: [block(['var.a'])] }, double)
          : called({ module_calls: { m: nested(depth - 1) } }, double);
      const address = `${'module.m.'.repeat(61)}${BLOCK}.b`;
      expect(pointers([address], { module_calls: { m: nested(60) } })).toEqual({
        '.b': undefined,
      });
    });
  });
});
