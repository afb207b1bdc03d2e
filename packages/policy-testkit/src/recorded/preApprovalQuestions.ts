import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  type Actor,
  type InfrastructureSubject,
  type Input,
  type MadeFrom,
  type PreApproval,
  preApprovalSchema,
  type ResourceChange,
} from '@backstage-guardrails/policy-model';
import type { Question } from './Question';

const template = {
  ref: 'template:default/environment',
  digest: sha256('template'),
};
const approved = { id: 'environment', digest: sha256('module') };

const small = {
  id: 'small-environments',
  why: 'Small environments were approved once for all of them.',
  environments: ['staging'],
  template,
  module: approved,
  values: {
    size: { enum: ['small', 'medium'] },
    days: { type: 'integer', minimum: 1, maximum: 14 },
    share: { type: 'number', minimum: 0, maximum: 1 },
    name: { type: 'string', maxLength: 10 },
  },
  rules: [
    'data/bucket-encryption',
    'data/bucket-versioning',
    'network/bucket-public-access-block',
    'ownership/required-tags',
    'placement/allowed-regions',
  ],
};

/** The first fits {@link made}; each of the others fits it in all but one respect. @internal */
export const preApprovals: PreApproval[] = [
  small,
  { ...small, id: 'expired', until: '2025-12-01T00:00:00Z' },
  { ...small, id: 'other-module', module: { ...approved, id: 'database' } },
  { ...small, id: 'other-rule', rules: ['placement/allowed-sizes'] },
].map(each => preApprovalSchema.parse(each));

const made: MadeFrom = {
  by: 'plugin:scaffolder',
  template,
  module: {
    ...approved,
    values: { size: 'small', days: 14, share: 0.5, name: 'checkout' },
    withheld: [],
  },
};

const developer: Actor = {
  kind: 'human',
  ref: 'user:default/developer',
  onBehalfOf: 'plugin:scaffolder',
  groups: [],
  origin: 'portal',
};

const change: ResourceChange = {
  address: 'aws_s3_bucket.main',
  type: 'aws_s3_bucket',
  name: 'main',
  mode: 'managed',
  module: '',
  provider: 'registry.terraform.io/hashicorp/aws',
  kind: 'update',
  actions: ['update'],
  importing: false,
  before: {},
  after: { region: 'us-east-1' },
  unknown: [],
  sensitive: [],
  tags: {},
  taggable: false,
  region: 'us-east-1',
};

type Differs = {
  madeFrom?: MadeFrom;
  environment?: string;
  actor?: Actor;
  action?: Input['action'];
  changes?: Partial<ResourceChange>[];
  skipped?: Input['skipped'];
  modules?: InfrastructureSubject['configuration']['modules'];
};

/** A change that is pre-approved, and every reason why one is not. @internal */
export function preApprovalQuestions(): Question[] {
  const values = made.module.values;
  const withModule = (differs: Partial<MadeFrom['module']>): Differs => ({
    madeFrom: { ...made, module: { ...made.module, ...differs } },
  });
  const { days: _days, ...withoutDays } = values;
  const { template: _template, ...withoutTemplate } = made;
  const differences: Differs[] = [
    {},
    { actor: { ...developer, kind: 'service' } },
    {
      skipped: [
        { part: 'variables', path: '', code: 'unreadable', message: 'No.' },
      ],
    },
    {
      changes: [{ region: { $guardrails: 'unknown' }, unknown: ['/region'] }],
    },
    { changes: [{ kind: 'replace', actions: ['delete', 'create'] }] },
    { changes: [{}, { address: 'aws_s3_bucket.old', kind: 'delete' }] },
    { action: 'destroy' },
    {
      modules: [
        {
          address: 'module.a',
          source: 'git::https://a.example',
          pinning: 'unpinned',
        },
      ],
    },
    { environment: 'production' },
    { environment: undefined },
    { madeFrom: withoutTemplate },
    {
      madeFrom: {
        ...made,
        template: { ...template, ref: 'template:default/other' },
      },
    },
    { madeFrom: { ...made, template: { ...template, digest: sha256('x') } } },
    withModule({ id: 'other' }),
    withModule({ digest: sha256('x') }),
    withModule({ values: withoutDays }),
    withModule({ values: withoutDays, withheld: ['days'] }),
    withModule({ withheld: ['zone'] }),
    withModule({ values: { ...values, size: 'large' } }),
    withModule({ values: { ...values, days: 14.5 } }),
    withModule({ values: { ...values, share: 2 } }),
    withModule({ values: { ...values, name: 'x'.repeat(11) } }),
    {
      changes: [{}, { address: 'aws_db_instance.a', type: 'aws_db_instance' }],
    },
  ];
  return differences.map(questionOf);
}

function questionOf(differs: Differs, index: number): Question {
  const { changes = [{}], skipped = [], modules = [] } = differs;
  const environment =
    'environment' in differs ? differs.environment : 'staging';
  return {
    target: {
      environmentClass: 'staging',
      ...(environment !== undefined && { environment }),
    },
    variant: 'preApproved',
    actor: differs.actor ?? developer,
    adapted: {
      subject: {
        type: 'infrastructure',
        changes: changes.map(each => ({ ...change, ...each })),
        drift: [],
        configuration: {
          providers: [],
          modules,
          provisioners: [],
          dataSources: [],
          externals: [],
        },
      },
      action: differs.action ?? 'provision',
      source: {
        format: 'terraform-plan',
        digest: sha256(`pre-approval ${index}`),
        madeFrom: differs.madeFrom ?? made,
      },
      skipped,
    },
  };
}
