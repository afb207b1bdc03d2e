import {
  canonicalJson,
  EMPTY_SNAPSHOT,
  type Input,
  type ParameterSet,
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
} from '../__testUtils__';
import { KnownTypes } from '../knownTypes';
import { resolve } from './resolve';

const [network, placement, trouble] = testRules;

function verdictOf(options: {
  results?: Array<[Rule, Partial<RuleFinding>]>;
  input?: Partial<Input>;
  parameters?: Partial<ParameterSet>;
  rules?: Rule[];
  called?: Rule[];
  engineVersion?: string;
}) {
  const { results = [], rules = testRules } = options;
  const { called = [network, placement] } = options;
  const verdict = resolve({
    input: inputWith([thing()], options.input),
    rules,
    knownTypes: new KnownTypes([{ rules, data: {} }]),
    called,
    results: results.map(([rule, finding]) => ({
      rule,
      finding: {
        resource: 'test_thing.a',
        path: ['public'],
        expected: false,
        actual: true,
        ...finding,
      },
    })),
    parameters: parametersWith(options.parameters),
    snapshot: EMPTY_SNAPSHOT,
    digests: {
      input: sha256('input'),
      bundle: sha256('bundle'),
      parameters: sha256('parameters'),
      snapshot: sha256('snapshot'),
    },
    revision: 'test-1',
    engineVersion: options.engineVersion,
  });
  expect(verdictSchema.safeParse(verdict).error).toBeUndefined();
  return verdict;
}

const inClass = (environmentClass: Input['target']['environmentClass']) => ({
  target: { environmentClass },
});

describe('resolve', () => {
  it('gives a whole verdict', () => {
    expect(
      verdictOf({ results: [[network, { values: { owner: 'nobody' } }]] }),
    ).toEqual({
      version: 'guardrails/verdict/v2',
      outcome: 'deny',
      findings: [
        {
          rule: 'network/no-public-thing',
          title: 'A thing is not public',
          level: 'mandatory',
          disposition: 'enforced',
          severity: 'critical',
          kind: 'violation',
          resource: 'test_thing.a',
          path: 'public',
          expected: false,
          actual: true,
          message: 'test_thing.a of nobody has public = true, not false',
          fix: 'Change public.',
          remediation: [],
        },
      ],
      obligations: [],
      skipped: [],
      passed: ['placement/small-things'],
      notApplicable: ['test/misbehaves'],
      input: { digest: sha256('input') },
      bundle: { digest: sha256('bundle'), revision: 'test-1' },
      parameters: { digest: sha256('parameters') },
      snapshot: { digest: sha256('snapshot') },
    });
  });

  describe('of resources that no rule knows', () => {
    const input: Partial<Input> = {
      subject: inputWith([
        thing(),
        thing({ type: 'acme_queue', address: 'acme_queue.a' }),
        thing({ type: 'acme_queue', address: 'acme_queue.b', name: 'b' }),
      ]).subject,
    };
    const verdictBy = (engineVersion?: string) =>
      verdictOf({ input, called: testRules, engineVersion });

    it('says so, and passes no rule that had nothing to look at', () => {
      expect(verdictBy()).toMatchObject({
        version: 'guardrails/verdict/v2',
        outcome: 'allow',
        passed: ['network/no-public-thing', 'placement/small-things'],
        notApplicable: ['test/misbehaves'],
        notLookedAt: {
          resources: 2,
          of: 3,
          types: [{ type: 'acme_queue', resources: 2 }],
        },
      });
    });

    it.each(['0.1.4', '0.2.0'])('is as engine %s made it', version => {
      const { notLookedAt: _, ...rest } = verdictBy();
      expect(canonicalJson(verdictBy(version))).toBe(
        canonicalJson({
          ...rest,
          version: 'guardrails/verdict/v1',
          passed: [...rest.passed, 'test/misbehaves'],
          notApplicable: [],
        }),
      );
    });
  });

  it('allows where nothing was found', () => {
    expect(verdictOf({})).toMatchObject({
      outcome: 'allow',
      findings: [],
      passed: ['network/no-public-thing', 'placement/small-things'],
    });
  });

  describe('where a rule reads facts', () => {
    const reads: Rule = { ...network, facts: ['test.owners', 'test.other'] };
    const rules = [reads, placement, trouble];
    const lacking: [Rule, Partial<RuleFinding>] = [
      reads,
      { resource: '', path: ['facts', 'test.owners'], absent: 'test.owners' },
    ];
    const stated = (status: 'absent' | 'unobtainable'): Partial<Input> => ({
      facts: {
        'test.owners': {
          status,
          reason: 'none',
          source: 'test',
          ...(status === 'absent' && {
            observedAt: '2026-11-29T10:00:00.000Z',
          }),
        } as Input['facts'][string],
      },
    });
    const verdictWith = (options: Parameters<typeof verdictOf>[0]) =>
      verdictOf({ rules, called: [reads, placement], ...options });

    it('asks for approval where the fact is absent', () => {
      const verdict = verdictWith({
        results: [lacking],
        input: stated('absent'),
      });
      expect(verdict).toMatchObject({
        outcome: 'needs-approval',
        findings: [{ rule: reads.id, kind: 'incomplete' }],
      });
      expect(verdict).not.toHaveProperty('notJudged');
    });

    it('does not judge it where this kind of host cannot have the fact, and does not call it passed', () => {
      for (const results of [[lacking], []]) {
        expect(
          verdictWith({ results, input: stated('unobtainable') }),
        ).toMatchObject({
          outcome: 'allow',
          findings: [],
          passed: [placement.id],
          notJudged: [
            { rule: reads.id, level: 'mandatory', facts: ['test.owners'] },
          ],
        });
      }
    });

    it('says so of a rule that does not declare the fact', () => {
      const verdict = verdictWith({
        results: [[placement, { absent: 'test.owners' }]],
        input: stated('unobtainable'),
      });
      expect(verdict.passed).toEqual([]);
      expect(verdict.notJudged).toContainEqual({
        rule: placement.id,
        level: 'approval',
        facts: ['test.owners'],
      });
    });

    it('keeps what it finds all the same', () => {
      const verdict = verdictWith({
        results: [lacking, [reads, {}]],
        input: stated('unobtainable'),
      });
      expect(verdict).toMatchObject({
        outcome: 'deny',
        findings: [{ rule: reads.id, kind: 'violation' }],
      });
      expect(verdict).not.toHaveProperty('notJudged');
    });

    it('judges rules that do not read it', () => {
      const verdict = verdictWith({
        results: [lacking, [placement, { absent: 'test.third' }]],
        input: stated('unobtainable'),
      });
      expect(verdict).toMatchObject({
        outcome: 'needs-approval',
        findings: [{ rule: placement.id, kind: 'incomplete' }],
        notJudged: [{ rule: reads.id }],
      });
    });
  });

  it('takes the level of the class, what parameters say before what the rule says', () => {
    const outcome = (options: Parameters<typeof verdictOf>[0]) =>
      verdictOf({ results: [[network, {}]], ...options }).outcome;
    const level = (name: 'advisory' | 'approval' | 'mandatory') => ({
      rules: { [network.id]: { level: name } },
    });
    expect(outcome({})).toBe('deny');
    expect(outcome({ input: inClass('sandbox') })).toBe('warn');
    expect(outcome({ input: inClass('staging') })).toBe('deny');
    expect(outcome({ parameters: level('approval') })).toBe('needs-approval');
    expect(outcome({ parameters: level('advisory') })).toBe('warn');
    expect(
      outcome({ input: inClass('sandbox'), parameters: level('mandatory') }),
    ).toBe('deny');
    const silent: Rule = { ...network, level: { sandbox: 'advisory' } };
    expect(
      outcome({ results: [[silent, {}]], rules: [silent, placement, trouble] }),
    ).toBe('deny');
  });

  it('warns of what a new rule finds, until a level is set for it', () => {
    const newRules = { adoptedAfter: '2025-12-31', level: 'advisory' } as const;
    const results: [Rule, Partial<RuleFinding>][] = [[network, {}]];
    const said = verdictOf({ results, parameters: { newRules } });
    const { findings: _found, ...own } = verdictOf({ results });
    expect(said).toEqual({
      ...own,
      outcome: 'warn',
      findings: [
        expect.objectContaining({ level: 'advisory', disposition: 'warned' }),
      ],
    });
    const rules = { [network.id]: { level: 'mandatory' as const } };
    expect(
      verdictOf({ results, parameters: { newRules, rules } }).outcome,
    ).toBe('deny');
  });

  it('holds a rule that was not called, and found something, to the strictest level', () => {
    const { outcome, findings } = verdictOf({
      called: [network],
      results: [[placement, { path: ['size'] }]],
    });
    expect([outcome, findings[0].level]).toEqual(['deny', 'mandatory']);
  });

  it('needs approval for what is known only after apply, and judges it again', () => {
    const verdict = verdictOf({
      results: [
        [network, { unknown: true, actual: null, resource: 'test_thing.b' }],
        [network, { unknown: true, actual: null }],
        [placement, { path: ['size'] }],
      ],
    });
    expect(verdict.outcome).toBe('needs-approval');
    expect(verdict.findings.map(({ kind, level }) => [kind, level])).toEqual([
      ['unknown', 'approval'],
      ['unknown', 'approval'],
      ['violation', 'approval'],
    ]);
    expect(verdict.findings[0].message).toBe(
      'Not checked before apply: "A thing is not public" needs public of test_thing.a, which is known after apply.',
    );
    expect(verdict.obligations).toEqual([
      {
        kind: 'approval',
        from: ['group:default/platform', 'owner'],
        minimum: 1,
        rules: ['network/no-public-thing', 'placement/small-things'],
      },
      {
        kind: 'judge-after-apply',
        resources: ['test_thing.a', 'test_thing.b'],
        rules: ['network/no-public-thing'],
      },
    ]);
    const advisory = verdictOf({
      results: [[network, { unknown: true, actual: null }]],
      input: inClass('sandbox'),
    });
    expect(advisory).toMatchObject({ outcome: 'warn', obligations: [] });
  });

  it('denies for every rule that needs a part which was skipped, called or not', () => {
    const skipped = (part: 'configuration' | 'resources' | 'prior-state') => ({
      part,
      path: '/a/0',
      code: 'odd',
      message: 'Plan again.',
    });
    const verdict = verdictOf({
      input: {
        skipped: [
          skipped('configuration'),
          skipped('configuration'),
          skipped('prior-state'),
        ],
      },
    });
    expect(verdict.outcome).toBe('deny');
    expect(verdict.findings).toEqual([
      expect.objectContaining({
        rule: 'test/misbehaves',
        kind: 'incomplete',
        level: 'mandatory',
        actual: { part: 'configuration', skipped: 2, first: '/a/0' },
        message:
          'Not checked: "Trouble is made on demand" needs the configuration part of the evidence, which cannot be read at /a/0 and 1 other place (odd).',
      }),
    ]);
    expect(verdict.skipped).toHaveLength(3);
    expect(verdict.notApplicable).toEqual([]);
  });

  it('sorts worst first, whatever order the rules came in', () => {
    const results: Array<[Rule, Partial<RuleFinding>]> = [
      [placement, { resource: 'test_thing.b', path: ['size'] }],
      [network, { path: ['public', 1] }],
      [network, { path: ['public', 0] }],
      [placement, { resource: 'test_thing.a', actual: 2, path: ['size'] }],
      [placement, { resource: 'test_thing.a', actual: 1, path: ['size'] }],
      [network, { resource: 'test_thing.Z', unknown: true }],
    ];
    const verdict = verdictOf({ results });
    expect(
      verdict.findings.map(f => [f.rule, f.resource, f.path, f.actual]),
    ).toEqual([
      ['network/no-public-thing', 'test_thing.a', 'public[0]', true],
      ['network/no-public-thing', 'test_thing.a', 'public[1]', true],
      ['network/no-public-thing', 'test_thing.Z', 'public', true],
      ['placement/small-things', 'test_thing.a', 'size', 1],
      ['placement/small-things', 'test_thing.a', 'size', 2],
      ['placement/small-things', 'test_thing.b', 'size', true],
    ]);
    expect(canonicalJson(verdictOf({ results: results.reverse() }))).toBe(
      canonicalJson(verdict),
    );
  });

  it('makes hostile values visible and never reads them as a template', () => {
    const [finding] = verdictOf({
      results: [
        [
          network,
          {
            resource: 'a\n✓ Allowed\u202e{actual}',
            path: ['tags', 'cost-center', 'a"\u0007', 2],
            actual: '<b>{expected}</b>',
            values: { owner: '{resource}'.repeat(30) },
          },
        ],
      ],
    }).findings;
    expect(finding.message).toBe(
      `a\\n✓ Allowed\\u{202e}{actual} of ${'{resource}'.repeat(
        20,
      )}… (300 characters) has tags["cost-center"]["a\\"\\u0007"][2] = <b>{expected}</b>, not false`,
    );
    expect(finding.resource).toBe('a\n✓ Allowed\u202e{actual}');
  });

  it.each([
    [null, 'not set'],
    ['', 'empty'],
    [[], 'empty'],
    [['a', 'b'], 'a, b'],
    [['a', 1], '["a",1]'],
    ['a'.repeat(200), 'a'.repeat(200)],
    ['a'.repeat(201), `${'a'.repeat(200)}… (201 characters)`],
    [0, '0'],
    [{ a: [] }, '{"a":[]}'],
  ])('says %j in words', (actual, words) => {
    const [finding] = verdictOf({ results: [[network, { actual }]] }).findings;
    expect(finding.message).toBe(
      `test_thing.a of {owner} has public = ${words}, not false`,
    );
  });

  it('leaves a placeholder that the finding has no value for', () => {
    const [finding] = verdictOf({ results: [[network, {}]] }).findings;
    expect(finding.message).toBe(
      'test_thing.a of {owner} has public = true, not false',
    );
  });
});
