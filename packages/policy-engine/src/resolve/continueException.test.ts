import type {
  ExceptionInForce,
  Finding,
  ResourceChange,
  Rule,
} from '@backstage-guardrails/policy-model';
import { inputWith, testRules, thing } from '../__testUtils__';
import { coversFinding } from './applyExceptions';
import { continueException, type Continuation } from './continueException';

const [rule] = testRules;

const finding: Finding = {
  rule: rule.id,
  title: rule.title,
  level: 'mandatory',
  disposition: 'enforced',
  severity: rule.severity,
  kind: 'violation',
  resource: 'test_thing.a',
  path: 'public',
  expected: false,
  actual: true,
  message: 'A sentence.',
  fix: 'Another one.',
  remediation: [],
};
const found = (changes: Partial<Finding> = {}): Finding => ({
  ...finding,
  ...changes,
});

const granted: Pick<ExceptionInForce, 'resources' | 'types' | 'bounds'> = {
  resources: ['test_thing.a'],
  bounds: [{ resource: 'test_thing.a', path: 'public', actual: true }],
};

function continued(options: {
  exception?: typeof granted;
  before?: Finding[];
  after?: Finding[];
  rule?: Rule | null;
  then?: Rule['severity'];
  changes?: ResourceChange[];
}) {
  const { exception = granted, before = [found()], after = before } = options;
  return continueException({
    exception,
    before: {
      rule: { ...rule, severity: options.then ?? rule.severity },
      findings: before,
    },
    after: {
      ...(options.rule !== null && { rule: options.rule ?? rule }),
      findings: after,
    },
    input: inputWith(options.changes ?? [thing(), thing({ name: 'b' })], {
      target: { environmentClass: 'production' },
    }),
  });
}

const ends = (because: string) => ({ kind: 'ends', because });
const azure = (api: string) =>
  thing({
    type: 'azapi_resource',
    address: 'test_thing.a',
    after: { type: api },
  });

describe('continueException', () => {
  it('goes on with what both find: resources, types, values and expectations', () => {
    expect(continued({})).toEqual({
      kind: 'continues',
      coverage: {
        resources: ['test_thing.a'],
        types: ['test_thing'],
        bounds: [
          {
            resource: 'test_thing.a',
            path: 'public',
            actual: true,
            expected: false,
          },
        ],
      },
    });
  });

  it('goes on for the plan after a configuration, whose resources have no types', () => {
    const { coverage } = continued({ changes: [] }) as Extract<
      Continuation,
      { kind: 'continues' }
    >;
    expect(coversFinding(coverage, found(), inputWith([thing()]))).toBe(true);
    expect(coverage).not.toHaveProperty('types');
  });

  it.each<[string, Parameters<typeof continued>[0]]>([
    [
      'other sentences',
      { after: [found({ message: 'M', title: 'T', fix: 'F' })] },
    ],
    [
      'another order',
      {
        before: [found(), found({ path: 'b' })],
        after: [found({ path: 'b' }), found()],
      },
    ],
    [
      'more about a resource that it is not for',
      {
        after: [found(), found({ resource: 'test_thing.b' })],
      },
    ],
    [
      'more by another rule',
      { after: [found(), found({ rule: testRules[1].id })] },
    ],
    ['a lower severity', { rule: { ...rule, severity: 'low' } }],
    [
      'another level in another class',
      {
        rule: { ...rule, level: { default: 'mandatory', sandbox: 'approval' } },
      },
    ],
  ])('goes on with %s', (_, options) => {
    expect(continued(options)).toEqual(continued({}));
  });

  it.each<[string, Parameters<typeof continued>[0], string]>([
    ['no such rule', { rule: null }, 'rule-removed'],
    [
      'another level',
      { rule: { ...rule, level: 'approval' } },
      'level-differs',
    ],
    ['a higher severity', { then: 'high' }, 'level-differs'],
    ['nothing', { after: [] }, 'findings-differ'],
    [
      'one more of the resource',
      { after: [found(), found({ path: 'b' })] },
      'findings-differ',
    ],
    ['the same twice', { after: [found(), found()] }, 'findings-differ'],
    [
      'another path',
      { after: [found({ path: 'public[0]' })] },
      'findings-differ',
    ],
    [
      'another value',
      { after: [found({ actual: 'true' })] },
      'findings-differ',
    ],
    [
      'another expectation',
      { after: [found({ expected: null })] },
      'findings-differ',
    ],
    [
      'what is known only after apply',
      { after: [found({ kind: 'unknown' })] },
      'findings-differ',
    ],
    [
      'nothing that it covers in the input',
      { before: [found({ actual: 1 })] },
      'nothing-covered',
    ],
    [
      'the other type at the address, of one that was recorded',
      { exception: { ...granted, types: ['test_other'] } },
      'nothing-covered',
    ],
  ])('with %s: %s', (_, options, result) => {
    expect(continued(options)).toEqual(ends(result));
  });

  /**
   * The changed rule finds the same in the input of then, and more in others. What went on must cover none of that.
   */
  it.each<[string, Finding, ResourceChange]>([
    [
      'the same value, for another reason',
      found({ expected: 'a private network' }),
      thing(),
    ],
    ['another resource', found({ resource: 'test_thing.b' }), thing()],
    ['another path', found({ path: 'open' }), thing()],
    ['another value', found({ actual: 'everybody' }), thing()],
    [
      'another type at the address',
      found(),
      thing({ type: 'test_new', name: 'a', address: 'test_thing.a' }),
    ],
    [
      'another API at the address',
      found(),
      azure('Microsoft.New/things@2025-01-01'),
    ],
  ])(
    'never covers what only the changed rule finds: %s',
    (_, later, change) => {
      for (const exception of [
        granted,
        // One that named no resource covered any with this value.
        { bounds: [{ path: 'public', actual: true }] },
      ]) {
        const result = continued({ exception });
        expect(result.kind).toBe('continues');
        if (result.kind !== 'continues') return;
        const input = inputWith([thing()]);
        expect(coversFinding(result.coverage, finding, input)).toBe(true);
        expect(coversFinding(result.coverage, later, inputWith([change]))).toBe(
          false,
        );
      }
    },
  );

  it('never covers more than was granted', () => {
    const two = [found(), found({ path: 'other', actual: 1 })];
    expect(continued({ before: two })).toEqual(continued({}));
  });
});
