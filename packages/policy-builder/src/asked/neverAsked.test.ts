import { folderOf } from '../__testUtils__';
import type { UndigestedRule } from '../rules';
import type { PolicyWorkspace } from '../workspace';
import { neverAsked } from './neverAsked';

type Subject = UndigestedRule['subject'];

const infrastructure = (
  given: Partial<Extract<Subject, { type: 'infrastructure' }>> = {},
): Subject => ({
  type: 'infrastructure',
  types: ['aws_db_*', 'aws_sqs_queue'],
  changes: ['create', 'update'],
  sees: 'change',
  ...given,
});

function check(
  subject: Subject,
  sample: object,
  options: { name?: string } = {},
): string[] {
  const { name = 'fail-it' } = options;
  const path = `guardrails/rules/acme/mine/samples/${name}.json`;
  const workspace: PolicyWorkspace = {
    folder: folderOf({ [path]: JSON.stringify(sample) }),
    about: { version: '1.0.0', namespace: 'acme' },
    parameters: [],
    testParameters: {} as PolicyWorkspace['testParameters'],
    extras: {},
    inAuthorsWords: text => text,
  };
  const id = 'acme/mine' as UndigestedRule['id'];
  const rule = { id, subject } as UndigestedRule;
  return neverAsked([{ id, rule, faults: [] }], workspace).map(sentence =>
    sentence.replace(`${path}: `, ''),
  );
}

const notCalled = (change: string) =>
  `its change of ${change} is one that the rule is not called for`;

describe('neverAsked', () => {
  it.each<[string, Subject, object]>([
    [
      'an exact type',
      infrastructure(),
      { changes: [{ type: 'aws_sqs_queue' }] },
    ],
    [
      'a type by its beginning',
      infrastructure(),
      { changes: [{ type: 'aws_db_instance', kind: 'update' }] },
    ],
    [
      'one change of several',
      infrastructure(),
      { changes: [{ type: 'aws_vpc' }, { type: 'aws_sqs_queue' }] },
    ],
    [
      'something that stays as it is, because of another change',
      infrastructure({ sees: 'plan' }),
      {
        changes: [
          { type: 'aws_vpc', kind: 'no-op' },
          { type: 'aws_sqs_queue' },
        ],
        findings: [{ resource: 'aws_vpc.main' }],
      },
    ],
    ['the configuration', { type: 'configuration' }, { configuration: {} }],
    [
      'an operation and a parameter that it reads',
      { type: 'operation', reads: ['shop'] },
      { subject: { type: 'operation', parameters: { shop: 'a' } } },
    ],
    [
      'all parameters of an operation',
      { type: 'operation' },
      { subject: { type: 'operation', parameters: { shop: 'a' } } },
    ],
    ['access', { type: 'access' }, { subject: { type: 'access' } }],
  ])('is content with a sample of %s', (_what, subject, sample) => {
    expect(check(subject, sample)).toEqual([]);
  });

  it.each<[string, Subject, object, string]>([
    [
      'another type',
      infrastructure(),
      { changes: [{ type: 'aws_vpc' }] },
      `${notCalled('aws_vpc (create)')}: add aws_vpc to subject.types`,
    ],
    [
      'a type that only begins like an exact one',
      infrastructure(),
      { changes: [{ type: 'aws_sqs_queue_policy' }] },
      `${notCalled(
        'aws_sqs_queue_policy (create)',
      )}: add aws_sqs_queue_policy to subject.types`,
    ],
    [
      'another kind of change',
      infrastructure(),
      { changes: [{ type: 'aws_db_instance', kind: 'delete' }] },
      `${notCalled('aws_db_instance (delete)')}: add delete to subject.changes`,
    ],
    [
      'another type and another kind',
      infrastructure(),
      { changes: [{ type: 'aws_vpc', kind: 'forget' }] },
      `${notCalled(
        'aws_vpc (forget)',
      )}: add aws_vpc to subject.types and forget to subject.changes`,
    ],
    [
      'a finding about another type beside one that it is called for',
      infrastructure({ sees: 'plan' }),
      {
        changes: [{ type: 'aws_vpc' }, { type: 'aws_sqs_queue' }],
        findings: [{ resource: 'aws_vpc.main' }],
      },
      `${notCalled('aws_vpc (create)')}: add aws_vpc to subject.types`,
    ],
    [
      'changes written as Rego sees them',
      infrastructure(),
      {
        subject: {
          type: 'infrastructure',
          changesByType: { aws_vpc: [{ type: 'aws_vpc' }] },
        },
      },
      `${notCalled('aws_vpc (create)')}: add aws_vpc to subject.types`,
    ],
    [
      "a type of Azure's API",
      infrastructure({ types: ['azapi_resource'] }),
      { changes: [{ type: 'microsoft.storage/storageaccounts' }] },
      `${notCalled(
        'microsoft.storage/storageaccounts (create)',
      )}: plans have it as azapi_resource, with the type in "after"; write it so`,
    ],
    [
      'no change',
      infrastructure(),
      { configuration: { modules: [] } },
      'has no change, and the rule is called for changes of aws_db_*, aws_sqs_queue alone: add the change that it is to find, or set subject.type of the rule to configuration',
    ],
    [
      'an operation, for a rule on infrastructure',
      infrastructure(),
      { subject: { type: 'operation' } },
      'is about operation, and the rule is called for infrastructure alone: leave "subject" out of the sample, or set subject.type of the rule to operation',
    ],
    [
      'an operation, for a rule on configuration',
      { type: 'configuration' },
      { subject: { type: 'operation' } },
      'is about operation, and the rule is called for configuration alone: leave "subject" out of the sample, or set subject.type of the rule to operation',
    ],
    [
      'infrastructure, for a rule on operations',
      { type: 'operation', reads: [] },
      { changes: [{ type: 'aws_vpc' }] },
      'is about infrastructure, and the rule is called for operation alone: add "subject": { "type": "operation", ... } to the sample, or set subject.type of the rule to infrastructure',
    ],
    [
      'a parameter that the rule does not read',
      { type: 'operation', reads: ['shop'] },
      { subject: { type: 'operation', parameters: { shop: 1, till: 2 } } },
      'has the parameter till, which the rule is not shown: add till to subject.reads, or leave it out of the sample',
    ],
    [
      'an entity of another kind',
      { type: 'entity', kinds: ['API', 'System'] },
      { subject: { type: 'entity', ref: 'component:default/shop' } },
      'is about component:default/shop, and the rule is called for API, System alone: add its kind to subject.kinds, or choose another entity',
    ],
    [
      'a kind of change that there is not',
      infrastructure(),
      { changes: [{ type: 'aws_sqs_queue', kind: 'crate' }] },
      expect.stringContaining('changes.0.kind: '),
    ],
  ])('refuses a sample of %s', (_what, subject, sample, sentence) => {
    expect(check(subject, sample)).toEqual([sentence]);
  });

  it.each(['workload', 'pipeline', 'flow'] as const)(
    'refuses a rule on a %s, which no evidence is judged as',
    type => {
      expect(check({ type }, {})).toEqual([
        `acme/mine: subject.type is ${type}, and no evidence is judged as such, so the rule would never be asked. Choose one of infrastructure, configuration, operation, access, entity`,
      ]);
    },
  );

  it('looks at what has findings by any name, and at no sample that passes', () => {
    const changes = [{ type: 'aws_vpc' }];
    const findings = [{ resource: 'aws_vpc.main' }];
    const subject = infrastructure();
    expect(
      check(subject, { changes, findings }, { name: 'wrong' }),
    ).toHaveLength(1);
    expect(check(subject, { changes }, { name: 'pass-it' })).toEqual([]);
  });
});
