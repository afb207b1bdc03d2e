import { adaptPlan, row } from '../../__testUtils__/plan';

type Module = Record<string, unknown>;

const from = (name: string) => ({ references: [name] });

const database = (password: unknown, variables: Module = {}): Module => ({
  variables,
  resources: [
    {
      address: 'aws_db_instance.main',
      mode: 'managed',
      type: 'aws_db_instance',
      name: 'main',
      expressions: { password },
    },
  ],
});

const called = (expressions: Module, module: Module): Module => ({
  module_calls: { data: { source: './data', expressions, module } },
});

function found(root: Module, variables: Module = {}): string[] {
  const { subject } = adaptPlan([row('aws_db_instance.main', { after: {} })], {
    configuration: { root_module: root },
    variables,
  });
  return subject.configuration.externals
    .filter(({ kind }) => kind === 'secret-in-plain-text')
    .map(({ address, detail }) => `${address} ${detail}`);
}

const written = { initial: { default: 'hunter2-prod' } };
const AT_ROOT = ['aws_db_instance.main secret-attribute /password'];
const IN_MODULE = [
  'module.data.aws_db_instance.main secret-attribute /password',
];

describe('a secret that reaches an attribute through a variable', () => {
  it.each<[string, Module, Module, string[]]>([
    ['its default', database(from('var.initial'), written), {}, AT_ROOT],
    [
      'its default, which the run repeats',
      database(from('var.initial'), written),
      { initial: { value: 'hunter2-prod' } },
      AT_ROOT,
    ],
    [
      'a path, which a function may read',
      database(from('var.initial'), { initial: { default: '/run/db.txt' } }),
      {},
      [],
    ],
    [
      'a host, which a function may write into more',
      database(from('var.initial'), { initial: { default: 'db.internal' } }),
      {},
      [],
    ],
    [
      'a constant of the caller',
      called(
        { initial: { constant_value: 'hunter2-prod' } },
        database(from('var.initial'), { initial: {} }),
      ),
      {},
      IN_MODULE,
    ],
    [
      'a default of the caller',
      {
        ...called(
          { initial: from('var.first') },
          database(from('var.initial')),
        ),
        variables: { first: { default: 'hunter2-prod' } },
      },
      {},
      IN_MODULE,
    ],
    [
      'a default of the module',
      called({}, database(from('var.initial'), written)),
      {},
      IN_MODULE,
    ],
    [
      'a variable whose own name tells',
      database(from('var.db_password'), {
        db_password: { default: 'hunter2-prod' },
      }),
      {},
      ['variable secret-attribute /db_password'],
    ],
  ])('is found: %s', (_, root, variables, expected) => {
    expect(found(root, variables)).toEqual(expected);
  });

  it.each<[string, Module, Module]>([
    [
      'the run sets another value',
      database(from('var.initial'), written),
      { initial: { value: 'another-1' } },
    ],
    ['no default', database(from('var.initial'), { initial: {} }), {}],
    [
      'a default without a value',
      database(from('var.initial'), { initial: { default: null } }),
      {},
    ],
    [
      'a default that another value replaces',
      called(
        { initial: from('random_password.a') },
        {
          ...database(from('var.initial'), written),
        },
      ),
      {},
    ],
    ['a variable that is not declared', database(from('var.initial')), {}],
    [
      'a local, of which a plan does not say what it is',
      database(from('local.initial'), written),
      {},
    ],
    [
      'several names',
      database({ references: ['var.initial', 'var.other'] }, written),
      {},
    ],
  ])('is none: %s', (_, root, variables) => {
    expect(found(root, variables)).toEqual([]);
  });
});
