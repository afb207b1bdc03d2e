import type {
  ResourceChange,
  Rule,
  RuleId,
} from '@backstage-guardrails/policy-model';
import { inputWith, testRules, thing } from '../__testUtils__';
import { KnownTypes } from './KnownTypes';

const about = (id: string, ...types: string[]): Rule => ({
  ...testRules[0],
  id: id as RuleId,
  subject: { type: 'infrastructure', types, changes: ['create', 'update'] },
});

const resource = (type: string, changed: Partial<ResourceChange> = {}) =>
  thing({ type, address: `${type}.a`, ...changed });
const generic = (type: unknown) =>
  resource('azapi_resource', {
    after: { type } as ResourceChange['after'],
  });

const shipped = {
  rules: [
    about('a/all', '*'),
    about('a/bucket', 'aws_bucket'),
    about('a/member', 'google_*', 'google_*_iam_member', 'aws_permission'),
    about('a/site', 'azapi_resource', 'azurerm_site'),
    about('a/group', 'azapi_resource'),
    { ...about('a/code'), subject: { type: 'configuration' } } as Rule,
  ],
  data: {
    guardrails: {
      types: {
        helpers: ['random'],
        providers: { aws: { aws_bucket: 0 }, google: {} },
        named: {},
        generic: {
          'microsoft.web/sites': ['a/site'],
          'microsoft.network/groups': ['a/group'],
        },
      },
    },
  },
};
const own = {
  rules: [about('acme/queue', 'acme_*'), about('acme/aws', 'aws_*')],
  data: {},
};

const types = new KnownTypes([shipped, own]);

describe('the rules that have something to look at', () => {
  it.each<[string, ResourceChange[], string[]]>([
    ['an exact type', [resource('aws_bucket')], ['a/bucket', 'acme/aws']],
    ['one of a pattern', [resource('acme_queue')], ['acme/queue']],
    [
      'what a pattern says is looked at',
      [resource('google_topic_iam_member')],
      ['a/member'],
    ],
    ['not what it is called for', [resource('google_topic')], []],
    [
      'a type of an API',
      [generic('Microsoft.Web/sites@2024-01-01')],
      ['a/site'],
    ],
    ['another type of an API', [generic('Microsoft.Future/x@1')], []],
    [
      'a type that is not known yet',
      [generic({ $guardrails: 'unknown' })],
      ['a/group', 'a/site'],
    ],
    [
      'another kind of change',
      [resource('acme_queue', { kind: 'delete', after: null })],
      [],
    ],
  ])('%s', (_, changes, expected) => {
    const found = types.lookingAt(inputWith(changes));
    const hasCreated = changes.some(({ kind }) => kind === 'create');
    expect([...found].sort()).toEqual(
      [...expected, ...(hasCreated ? ['a/all'] : []), 'a/code'].sort(),
    );
  });

  it('are all that may be, where a bundle does not say which types of an API', () => {
    const silent = new KnownTypes([{ ...shipped, data: {} }]);
    const input = inputWith([generic('Microsoft.Future/x@1')]);
    expect(silent.lookingAt(input)).toEqual(
      new Set(['a/all', 'a/code', 'a/group', 'a/site']),
    );
    expect(silent.notLookedAt(input)).toBeUndefined();
    expect(
      silent.notLookedAt(inputWith([resource('db.example.io/Instance')])),
    ).toMatchObject({ resources: 1 });
  });
});

describe('resources that no rule knows', () => {
  it('are counted by type, among those that are created or altered', () => {
    expect(
      types.notLookedAt(
        inputWith([
          resource('aws_bucket'),
          resource('acme_queue'),
          resource('random_pet'),
          resource('google_topic_iam_member'),
          resource('google_topic'),
          resource('aws_future', { kind: 'update' }),
          resource('aws_future', { address: 'aws_future.b', kind: 'replace' }),
          resource('aws_future', { address: 'aws_future.c', kind: 'delete' }),
          resource('aws_future', { address: 'aws_future.d', kind: 'no-op' }),
          resource('aws_future', { mode: 'data', kind: 'read' }),
          generic('Microsoft.Web/sites@2024-01-01'),
          generic('Microsoft.Future/x@1'),
        ]),
      ),
    ).toEqual({
      resources: 4,
      of: 9,
      types: [
        { type: 'aws_future', resources: 2 },
        { type: 'google_topic', resources: 1 },
        { type: 'microsoft.future/x', resources: 1 },
      ],
    });
  });

  it('are those as well of which a rule only sees that they go', () => {
    const { subject, ...rest } = about('a/kept', 'aws_kept');
    const kept = { ...rest, subject: { ...subject, sees: 'touched' } } as Rule;
    expect(
      new KnownTypes([{ rules: [kept], data: {} }]).notLookedAt(
        inputWith([resource('aws_kept')]),
      ),
    ).toMatchObject({ resources: 1 });
  });

  it.each<[string, ResourceChange[]]>([
    ['nothing is altered', []],
    ['a rule names the type', [resource('aws_bucket')]],
    ['there is nothing to look at', [resource('random_pet')]],
  ])('are none where %s', (_, changes) => {
    expect(types.notLookedAt(inputWith(changes))).toBeUndefined();
  });
});
