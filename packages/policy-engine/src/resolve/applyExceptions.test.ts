import {
  EMPTY_SNAPSHOT,
  type ExceptionInForce,
  type Finding,
  type Input,
  type Rule,
  type RuleFinding,
  snapshotSchema,
} from '@backstage-guardrails/policy-model';
import {
  inputWith,
  parametersWith,
  sha256,
  testRules,
  thing,
} from '../__testUtils__';
import { KnownTypes } from '../knownTypes';
import { applyExceptions } from './applyExceptions';
import { resolve } from './resolve';

const [network, placement] = testRules;
const ID = '01890000-0000-7000-8000-00000000000a';
const EARLIER = '01890000-0000-7000-8000-000000000001';

const target = {
  ref: 'component:default/checkout-api',
  environment: 'production',
  environmentClass: 'production',
} as const;

/** For what `found` finds, until an hour after the instant of the input. */
function exception(changes: Partial<ExceptionInForce> = {}): ExceptionInForce {
  return {
    id: ID,
    rule: network.id,
    ruleDigest: network.digest,
    target: { ref: target.ref, environment: target.environment },
    resources: ['test_thing.a'],
    bounds: [{ resource: 'test_thing.a', path: 'public', actual: true }],
    until: '2026-03-01T13:00:00Z',
    ...changes,
  };
}

const found = (changes: Partial<RuleFinding> = {}): RuleFinding => ({
  resource: 'test_thing.a',
  path: ['public'],
  expected: false,
  actual: true,
  ...changes,
});

function verdictOf(options: {
  exceptions: ExceptionInForce[];
  results?: Array<[Rule, RuleFinding]>;
  input?: Partial<Input>;
}) {
  const { exceptions, results = [[network, found()]] } = options;
  const snapshot = snapshotSchema.parse({ ...EMPTY_SNAPSHOT, exceptions });
  return resolve({
    input: inputWith([thing()], { target, ...options.input }),
    rules: testRules,
    knownTypes: new KnownTypes([{ rules: testRules, data: {} }]),
    called: [network, placement],
    results: results.map(([rule, finding]) => ({ rule, finding })),
    parameters: parametersWith(),
    snapshot,
    digests: {
      input: sha256('input'),
      bundle: sha256('bundle'),
      parameters: sha256('parameters'),
      snapshot: sha256('snapshot'),
    },
    revision: 'test-1',
  });
}

const shortly = ({ disposition, exception: id, resource }: Finding) =>
  [disposition, id, resource].filter(Boolean).join(' ');

describe('exceptions', () => {
  it('waive what they cover and change nothing else about it', () => {
    const before = verdictOf({ exceptions: [] });
    expect(before.outcome).toBe('deny');
    expect(verdictOf({ exceptions: [exception()] })).toEqual({
      ...before,
      outcome: 'allow',
      findings: [
        { ...before.findings[0], disposition: 'waived', exception: ID },
      ],
    });
  });

  it.each<[string, Partial<ExceptionInForce>]>([
    ['another rule', { rule: placement.id }],
    ['another revision of the rule', { ruleDigest: sha256('older') }],
    ['another entity', { target: { ref: 'component:default/search-api' } }],
    [
      'another environment',
      { target: { ref: target.ref, environment: 'staging' } },
    ],
    ['another resource', { resources: ['test_thing.b'] }],
    ['another value', { bounds: [{ path: 'public', actual: 'true' }] }],
    ['another path', { bounds: [{ path: 'public[0]', actual: true }] }],
    [
      'the same value of another resource',
      { bounds: [{ resource: 'test_thing.b', path: 'public', actual: true }] },
    ],
    [
      'another type at the same address: the rule may not have read it when this was granted',
      { types: ['other_thing'] },
    ],
    ['no type', { types: [] }],
    [
      'another expectation, where the rule changed since',
      {
        bounds: [{ path: 'public', actual: true, expected: 'a private one' }],
      },
    ],
    ['until this very instant', { until: '2026-03-01T12:00:00Z' }],
  ])('do not count for %s', (_, changes) => {
    const { outcome, findings } = verdictOf({
      exceptions: [exception(changes)],
    });
    expect([outcome, ...findings.map(shortly)]).toEqual([
      'deny',
      'enforced test_thing.a',
    ]);
  });

  it.each<[string, Partial<ExceptionInForce>]>([
    ['an entity, in each of its environments', { target: { ref: target.ref } }],
    [
      'an environment, whatever entity',
      { target: { environment: target.environment } },
    ],
    [
      'several values, one of which it is',
      {
        bounds: [
          { path: 'size', actual: 'big' },
          { path: 'public', actual: true },
        ],
      },
    ],
  ])('count for %s', (_, changes) => {
    expect(verdictOf({ exceptions: [exception(changes)] }).outcome).toBe(
      'allow',
    );
  });

  it('count for nothing where the target names nothing, which the schema refuses', () => {
    const { findings } = verdictOf({ exceptions: [] });
    expect(
      applyExceptions({
        findings,
        snapshot: {
          ...EMPTY_SNAPSHOT,
          exceptions: [exception({ target: {} })],
        },
        rules: testRules,
        input: inputWith([thing()], { target }),
      }),
    ).toEqual(findings);
  });

  it('count beside one of the same rule that is for something else', () => {
    const other = exception({ id: EARLIER, resources: ['test_thing.b'] });
    expect(
      verdictOf({ exceptions: [other, exception()] }).findings.map(shortly),
    ).toEqual([`waived ${ID} test_thing.a`]);
  });

  const azure = (type: unknown) =>
    thing({
      type: 'azapi_resource',
      address: 'test_thing.a',
      after: { type: type as string },
    });

  it.each<[string, string[], unknown, string]>([
    ['its type', ['test_thing'], undefined, 'allow'],
    [
      'its API, whatever version of it',
      ['azapi_resource', 'microsoft.sql/servers'],
      'Microsoft.Sql/servers@2023-08-01',
      'allow',
    ],
    [
      'another API at the same address',
      ['azapi_resource', 'microsoft.sql/servers'],
      'Microsoft.Storage/storageAccounts@2023-01-01',
      'deny',
    ],
    [
      'an API, where it was granted for none',
      ['azapi_resource'],
      'Microsoft.Sql/servers@2023-08-01',
      'deny',
    ],
  ])('are for the types of a resource: %s', (_, types, api, outcome) => {
    const verdict = verdictOf({
      exceptions: [exception({ types })],
      input: {
        subject: inputWith([api === undefined ? thing() : azure(api)]).subject,
      },
    });
    expect(verdict.outcome).toBe(outcome);
  });

  it('waive what is still expected, where the rule changed since', () => {
    const bounds = [{ path: 'public', actual: true, expected: false }];
    expect(verdictOf({ exceptions: [exception({ bounds })] }).outcome).toBe(
      'allow',
    );
  });

  it('do not count where the target names no environment', () => {
    const { outcome } = verdictOf({
      exceptions: [exception()],
      input: { target: { ...target, environment: undefined } },
    });
    expect(outcome).toBe('deny');
  });

  it('leave every other finding enforced, and sort what is waived last', () => {
    const { outcome, findings, obligations } = verdictOf({
      exceptions: [exception()],
      results: [
        [network, found()],
        [placement, found({ path: ['size'], actual: 'big' })],
        [network, found({ resource: 'test_thing.b' })],
      ],
    });
    expect([outcome, ...findings.map(shortly)]).toEqual([
      'deny',
      'enforced test_thing.b',
      'enforced test_thing.a',
      `waived ${ID} test_thing.a`,
    ]);
    expect(obligations).toEqual([
      expect.objectContaining({ kind: 'approval', rules: [placement.id] }),
    ]);
  });

  it('take the approval off what they cover', () => {
    const verdict = verdictOf({
      exceptions: [
        exception({
          rule: placement.id,
          ruleDigest: placement.digest,
          bounds: [{ path: 'size', actual: 'big' }],
        }),
      ],
      results: [[placement, found({ path: ['size'], actual: 'big' })]],
    });
    expect(verdict).toMatchObject({ outcome: 'allow', obligations: [] });
  });

  it('never cover what is known only after apply, a fact that is absent, or what could not be read', () => {
    const wide = exception({ resources: undefined, bounds: undefined });
    const unknown = verdictOf({
      exceptions: [wide],
      results: [
        [network, found({ unknown: true, actual: null })],
        [network, found({ absent: 'organisation.owners' })],
      ],
    });
    expect([unknown.outcome, ...unknown.findings.map(shortly)]).toEqual([
      'needs-approval',
      'enforced test_thing.a',
      'enforced test_thing.a',
    ]);
    expect(unknown.obligations.map(({ kind }) => kind)).toEqual([
      'approval',
      'judge-after-apply',
    ]);
    const skipped = verdictOf({
      exceptions: [wide],
      results: [],
      input: {
        skipped: [{ part: 'resources', path: '/a', code: 'odd', message: '' }],
      },
    });
    expect([skipped.outcome, ...skipped.findings.map(shortly)]).toEqual([
      'deny',
      'enforced',
    ]);
  });

  it('waive a warning as well, and leave it a warning where they do not cover it', () => {
    const sandbox = {
      target: { ...target, environmentClass: 'sandbox' } as const,
    };
    const warned = [[network, found({ resource: 'test_thing.b' })]] as Array<
      [Rule, RuleFinding]
    >;
    expect(
      verdictOf({ exceptions: [exception()], input: sandbox }).outcome,
    ).toBe('allow');
    expect(
      verdictOf({
        exceptions: [exception()],
        input: sandbox,
        results: warned,
      }).findings.map(shortly),
    ).toEqual(['warned test_thing.b']);
  });

  it('name the one with the lowest id where several cover it, whatever order they came in', () => {
    const both = [exception(), exception({ id: EARLIER })];
    for (const exceptions of [both, [...both].reverse()]) {
      expect(verdictOf({ exceptions }).findings.map(shortly)).toEqual([
        `waived ${EARLIER} test_thing.a`,
      ]);
    }
  });
});
