import {
  type Input,
  type MadeFrom,
  type PreApproval,
  type PreApprovalRefusal,
  preApprovalSchema,
  type Rule,
  type RuleFinding,
  verdictSchema,
} from '@backstage-guardrails/policy-model';
import {
  inputWith,
  parametersWith,
  sha256,
  testRules,
  thing,
} from '../../__testUtils__';
import { KnownTypes } from '../../knownTypes';
import { resolve } from '../resolve';

const [network, placement] = testRules;

const template = {
  ref: 'template:default/environment',
  digest: sha256('template'),
};

/** Small things for at most two weeks, with any name of some length. */
function preApproval(changes: object = {}): PreApproval {
  return preApprovalSchema.parse({
    id: 'small-things',
    why: 'Small things were consented to once for all of them.',
    environments: ['staging'],
    template,
    module: { id: 'thing', digest: sha256('module') },
    values: {
      size: { enum: ['small', 'medium'] },
      days: { type: 'integer', minimum: 1, maximum: 14 },
      name: { type: 'string', maxLength: 10 },
    },
    rules: [placement.id],
    until: '2026-03-01T13:00:00Z',
    ...changes,
  });
}

function madeFrom(changes: Partial<MadeFrom['module']> = {}): MadeFrom {
  return {
    by: 'plugin:scaffolder',
    template,
    module: {
      id: 'thing',
      digest: sha256('module'),
      values: { size: 'small', days: 14, name: 'checkout' },
      withheld: [],
      ...changes,
    },
  };
}

const small: RuleFinding = {
  resource: 'test_thing.a',
  path: ['size'],
  expected: [],
  actual: 'small',
};

type Case = {
  preApprovals?: PreApproval[];
  madeFrom?: MadeFrom | null;
  input?: Partial<Input>;
  source?: Partial<Input['source']>;
  changes?: Parameters<typeof thing>[0];
  results?: Array<[Rule, RuleFinding]>;
};

function verdictOf(options: Case = {}) {
  const { results = [[placement, small]], preApprovals = [preApproval()] } =
    options;
  const from = options.madeFrom === undefined ? madeFrom() : options.madeFrom;
  const input = inputWith([thing(options.changes)], {
    actor: {
      kind: 'human',
      ref: 'user:default/developer',
      onBehalfOf: 'plugin:scaffolder',
      groups: [],
      origin: 'portal',
    },
    target: { environment: 'staging', environmentClass: 'staging' },
    source: {
      format: 'terraform-plan',
      digest: sha256('evidence'),
      ...(from && { madeFrom: from }),
      ...options.source,
    },
    ...options.input,
  });
  const verdict = resolve({
    input,
    rules: testRules,
    knownTypes: new KnownTypes([{ rules: testRules, data: {} }]),
    called: testRules,
    results: results.map(([rule, finding]) => ({ rule, finding })),
    parameters: parametersWith({ preApprovals }),
    snapshot: { version: 'guardrails/snapshot/v1', exceptions: [] },
    digests: {
      input: sha256('input'),
      bundle: sha256('bundle'),
      parameters: sha256('parameters'),
      snapshot: sha256('snapshot'),
    },
    revision: '1',
  });
  return verdictSchema.parse(verdict);
}

function refused(options: Case): [string, string, PreApprovalRefusal[]] {
  const { outcome, obligations, preApproval: answer } = verdictOf(options);
  return [
    outcome,
    obligations.map(({ kind }) => kind).join(),
    answer?.status === 'not-used' ? answer.because.map(b => b.code) : [],
  ];
}

const of = (values: object) => ({ ...madeFrom().module.values, ...values });

function withModule(pinning: 'local' | 'pinned' | 'unpinned'): Partial<Input> {
  const { subject } = inputWith([thing()]);
  if (subject.type !== 'infrastructure') throw new TypeError('not a plan');
  const modules = [{ address: 'module.x', source: 'git::x', pinning }];
  const configuration = { ...subject.configuration, modules };
  return { subject: { ...subject, configuration } };
}

const asked = (code: PreApprovalRefusal) => [
  'needs-approval',
  'approval',
  [code],
];

describe('applyPreApprovals', () => {
  it('needs nobody for the very template and module with values in their ranges, and says what stood in', () => {
    const { outcome, obligations, findings, ...rest } = verdictOf();
    expect({ outcome, obligations, answer: rest.preApproval }).toEqual({
      outcome: 'allow',
      obligations: [],
      answer: {
        status: 'used',
        id: 'small-things',
        why: 'Small things were consented to once for all of them.',
        rules: ['placement/small-things'],
      },
    });
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'placement/small-things',
        level: 'approval',
        disposition: 'waived',
        preApproval: 'small-things',
      }),
    ]);
  });

  it.each<[string, Case]>([
    [
      'of the lowest value',
      { madeFrom: madeFrom({ values: of({ days: 1 }) }) },
    ],
    [
      'of the longest text',
      { madeFrom: madeFrom({ values: of({ name: 'a'.repeat(10) }) }) },
    ],
    ['that only reads', { changes: { kind: 'read', actions: ['read'] } }],
    [
      'that changes nothing',
      { changes: { kind: 'no-op', actions: ['no-op'] } },
    ],
    ['with a module of its own folder', { input: withModule('local') }],
    ['with a module of one version', { input: withModule('pinned') }],
  ])('needs no approver for a change %s', (_, options) => {
    expect(verdictOf(options)).toMatchObject({
      outcome: 'allow',
      preApproval: { status: 'used' },
    });
  });

  it.each<[string, PreApprovalRefusal, Case]>([
    ['nobody vouches for the plan', 'not-proven', { madeFrom: null }],
    [
      'the person is not served by who vouches',
      'not-proven',
      {
        input: {
          actor: {
            kind: 'human',
            ref: 'user:default/developer',
            onBehalfOf: 'plugin:other',
            groups: [],
            origin: 'portal',
          },
        },
      },
    ],
    [
      'an agent asks',
      'not-proven',
      {
        input: {
          actor: {
            kind: 'agent',
            ref: 'user:default/developer',
            onBehalfOf: 'plugin:scaffolder',
            groups: [],
            origin: 'mcp',
          },
        },
      },
    ],
    [
      'a form predicts it',
      'not-proven',
      { source: { format: 'module-values' } },
    ],
    [
      'a byte of the module changed',
      'module-digest-differs',
      { madeFrom: madeFrom({ digest: sha256('module ') }) },
    ],
    [
      'another module under the template',
      'module-differs',
      { madeFrom: madeFrom({ id: 'other' }) },
    ],
    [
      'the template changed',
      'template-digest-differs',
      {
        madeFrom: {
          ...madeFrom(),
          template: { ...template, digest: sha256('template ') },
        },
      },
    ],
    [
      'another template with the same content',
      'template-differs',
      {
        madeFrom: {
          ...madeFrom(),
          template: { ...template, ref: 'template:default/mine' },
        },
      },
    ],
    [
      'the run was not found',
      'template-unknown',
      { madeFrom: { ...madeFrom(), template: undefined } },
    ],
    [
      'the environment moved',
      'environment-differs',
      {
        input: {
          target: { environment: 'staging-2', environmentClass: 'staging' },
        },
      },
    ],
    [
      'no environment is named',
      'environment-differs',
      { input: { target: { environmentClass: 'staging' } } },
    ],
    [
      'it has expired',
      'expired',
      { preApprovals: [preApproval({ until: '2026-03-01T12:00:00Z' })] },
    ],
    [
      'a value is not in the list',
      'value-outside',
      { madeFrom: madeFrom({ values: { size: 'large', days: 1, name: '' } }) },
    ],
    [
      'a number is above',
      'value-outside',
      { madeFrom: madeFrom({ values: { size: 'small', days: 15, name: '' } }) },
    ],
    [
      'a number is below',
      'value-outside',
      { madeFrom: madeFrom({ values: { size: 'small', days: 0, name: '' } }) },
    ],
    [
      'a number is not whole',
      'value-outside',
      {
        madeFrom: madeFrom({ values: { size: 'small', days: 1.5, name: '' } }),
      },
    ],
    [
      'a number comes as a text',
      'value-outside',
      {
        madeFrom: madeFrom({ values: { size: 'small', days: '7', name: '' } }),
      },
    ],
    [
      'a text is too long',
      'value-outside',
      {
        madeFrom: madeFrom({
          values: { size: 'small', days: 7, name: '12345678901' },
        }),
      },
    ],
    [
      'a value is missing, so that a default holds',
      'value-missing',
      { madeFrom: madeFrom({ values: { size: 'small', days: 7 } }) },
    ],
    [
      'a value is kept back',
      'value-withheld',
      {
        madeFrom: madeFrom({
          values: { size: 'small', days: 7 },
          withheld: ['name'],
        }),
      },
    ],
    [
      'a value is given that nobody named',
      'value-not-named',
      { madeFrom: madeFrom({ withheld: ['peering'] }) },
    ],
    [
      'a value is named as something every object has',
      'value-not-named',
      { madeFrom: madeFrom({ withheld: ['toString'] }) },
    ],
    ['it replaces', 'destroys', { changes: { kind: 'replace' } }],
    ['it deletes', 'destroys', { changes: { kind: 'delete' } }],
    ['it forgets', 'destroys', { changes: { kind: 'forget' } }],
    ['it is not planned yet', 'destroys', { changes: { kind: 'deferred' } }],
    ['it is a destruction', 'destroys', { input: { action: 'destroy' } }],
    [
      'a value of a rule is unknown',
      'not-a-violation',
      { results: [[placement, { ...small, unknown: true }]] },
    ],
    [
      'a part could not be read',
      'evidence-incomplete',
      {
        input: {
          skipped: [
            { part: 'variables', path: '/variables', code: 'x', message: 'x' },
          ],
        },
      },
    ],
    [
      'a rule is not named',
      'rule-not-named',
      { preApprovals: [preApproval({ rules: [network.id] })] },
    ],
  ])('asks people where %s', (_title, code, options) => {
    const [outcome, obligations, codes] = refused(options);
    expect([outcome, obligations.split(',')[0], codes]).toEqual(asked(code));
  });

  it('asks people where a module of the module is fetched in whatever version there is', () => {
    expect(refused({ input: withModule('unpinned') })).toEqual(
      asked('module-unpinned'),
    );
  });

  it('lifts no denial, and not a part of what needs consent', () => {
    const denied = verdictOf({
      results: [
        [placement, small],
        [network, { ...small, path: ['public'], actual: true }],
      ],
      preApprovals: [preApproval({ rules: [placement.id, network.id] })],
    });
    expect([denied.outcome, denied.preApproval]).toEqual(['deny', undefined]);
    expect(denied.findings.map(f => f.disposition)).toEqual([
      'enforced',
      'enforced',
    ]);
  });

  it('takes the first that fits, and says of each why it does not', () => {
    const expired = preApproval({ id: 'a', until: '2026-01-01T00:00:00Z' });
    const other = preApproval({ id: 'b', environments: ['other'] });
    const elsewhere = preApproval({
      id: 'c',
      module: { id: 'database', digest: sha256('module') },
      template: { ...template, ref: 'template:default/database' },
    });
    const all = [elsewhere, other, expired];
    expect(verdictOf({ preApprovals: all }).preApproval).toEqual({
      status: 'not-used',
      because: [
        {
          id: 'a',
          code: 'expired',
          message: 'it expired on 2026-01-01T00:00:00Z',
        },
        {
          id: 'b',
          code: 'environment-differs',
          message: 'it covers other, not staging',
        },
      ],
    });
    expect(
      verdictOf({
        preApprovals: [preApproval({ id: 'z' }), preApproval(), ...all],
      }).preApproval,
    ).toMatchObject({ status: 'used', id: 'small-things' });
  });

  it('names ten that do not fit, and no more', () => {
    const preApprovals = Array.from({ length: 11 }, (_, i) =>
      preApproval({ id: `no-${i + 10}`, environments: ['other'] }),
    );
    expect(refused({ preApprovals })[2]).toHaveLength(10);
  });

  it('says nothing where those that are declared are about something else', () => {
    const elsewhere = preApproval({
      module: { id: 'database', digest: sha256('module') },
      template: { ...template, ref: 'template:default/database' },
    });
    expect(verdictOf({ preApprovals: [elsewhere] })).not.toHaveProperty(
      'preApproval',
    );
  });

  it('says nothing where nothing of the kind is declared, or nothing was asked for', () => {
    expect(verdictOf({ preApprovals: [] })).not.toHaveProperty('preApproval');
    expect(verdictOf({ results: [] })).not.toHaveProperty('preApproval');
  });
});
