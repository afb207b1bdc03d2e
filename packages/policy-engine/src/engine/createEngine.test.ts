import { join } from 'node:path';
import {
  compileRego,
  inputWith,
  packBundle,
  parametersWith,
  sha256,
  thing,
  trouble,
  withOpa,
} from '../__testUtils__';
import type { ParameterSet } from '@backstage-guardrails/policy-model';
import { type Bundle, loadBundle } from '../bundle';
import { loadParameters } from '../parameters';
import type { ThrowingJob, ThrowingResult } from '../__testUtils__/throwing';
import { WorkerPool } from '../pool';
import { createEngine } from './createEngine';

const hash = sha256;

withOpa('engine', () => {
  let bundle: Bundle;
  beforeAll(async () => {
    const wasm = await compileRego('policy');
    bundle = await loadBundle(await packBundle({ '/policy.wasm': wasm }), {
      hash,
    });
  });

  const load = (set?: Partial<ParameterSet>) =>
    loadParameters(parametersWith(set), { hash, bundle });

  function setUp(parameters = load()) {
    const engine = createEngine({ hash });
    engine.load(bundle);
    const question = { bundle: bundle.digest, parameters };
    const evaluate = (input: ReturnType<typeof inputWith>) =>
      engine.evaluate({ ...question, input });
    const judge = (input: ReturnType<typeof inputWith>) =>
      engine.resolve({ ...question, input, evaluation: evaluate(input) });
    return { engine, evaluate, judge };
  }

  it('calls only the rules that the resource types and kinds of change concern', () => {
    const { evaluate } = setUp();
    const called = (...changes: ReturnType<typeof thing>[]) =>
      evaluate(inputWith(changes)).called.map(rule => rule.id);
    expect(called()).toEqual([]);
    expect(called(thing({ type: 'test_other' }))).toEqual([]);
    expect(called(thing({ kind: 'delete' }))).toEqual([]);
    expect(called(thing({ type: 'test_three' }))).toEqual([
      'placement/small-things',
    ]);
    expect(called(thing(), thing({ kind: 'no-op', name: 'b' }))).toEqual([
      'network/no-public-thing',
      'placement/small-things',
    ]);
  });

  it('does not ask a rule that is off, and says so, in this class alone', () => {
    const off = { reason: 'By hand.', owner: 'group:default/platform' };
    const rule = 'network/no-public-thing';
    const document = parametersWith();
    const setting = { level: 'off' as const, ...off };
    const production = { ...document.production, rules: { [rule]: setting } };
    const { judge, evaluate } = setUp(
      loadParameters({ ...document, production }, { hash, bundle }),
    );
    const change = thing({ after: { public: true, size: 'small' } });
    const skipped = [
      {
        part: 'resources' as const,
        path: '/x',
        code: 'unreadable',
        message: 'Unreadable.',
      },
    ];
    const input = inputWith([change], { skipped });
    expect(evaluate(input).called.map(({ id }) => id)).toEqual([
      'placement/small-things',
    ]);
    expect(judge(input)).toMatchObject({
      outcome: 'allow',
      findings: [],
      passed: ['placement/small-things'],
      notApplicable: ['test/misbehaves'],
      off: [{ rule, ...off }],
    });
    const elsewhere = judge({
      ...input,
      target: { environmentClass: 'staging' },
    });
    expect(elsewhere.findings.map(finding => finding.rule)).toEqual([
      rule,
      rule,
    ]);
    expect(elsewhere).not.toHaveProperty('off');
  });

  it('returns values that Rego returned, with the parameters of the class', () => {
    const { evaluate } = setUp();
    const { results } = evaluate(
      inputWith([thing({ after: { public: true } })]),
    );
    expect(results).toEqual([
      {
        rule: expect.objectContaining({ id: 'network/no-public-thing' }),
        finding: {
          resource: 'test_thing.a',
          path: ['public'],
          expected: false,
          actual: true,
          values: { owner: 'nobody' },
        },
      },
    ]);
  });

  // In a thread: each throw needs a new Wasm memory, and for it V8 collects the heap, which is big in a test's process.
  it('gives no wrong answer after thousands of provoked throws', async () => {
    const { evaluate } = setUp();
    const good = inputWith([thing({ after: { public: true } })]);
    const expected = evaluate(good);
    const pool = new WorkerPool({
      entry: join(__dirname, '../__testUtils__/throwing.ts'),
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      size: 1,
      queueLimit: 1,
      ended: () => {},
    });
    const job: ThrowingJob = {
      bundle,
      parameters: load(),
      good,
      bad: inputWith([trouble('conflict')]),
      times: 5_200,
    };
    const { codes, answers } = await pool
      .run<ThrowingResult>({
        parcel: () => ({ value: job }),
        deadlineMs: 300_000,
        answer: async question => question,
        revive: failure => Object.assign(new Error(), failure),
      })
      .finally(() => pool.close());
    expect(codes).toEqual(['evaluation-failed']);
    expect(answers).toHaveLength(53);
    answers.forEach(answer => expect(answer).toEqual(expected));
  }, 300_000);

  it('refuses findings of another shape', () => {
    const { evaluate } = setUp();
    expect(() => evaluate(inputWith([trouble('shape')]))).toThrow(
      expect.objectContaining({ code: 'evaluation-incomplete' }),
    );
  });

  it('refuses an input that nests too deep for the policy', () => {
    const { evaluate } = setUp();
    let deep: unknown = 1;
    for (let i = 0; i < 200_000; i++) deep = [deep];
    const input = inputWith([thing({ after: { deep } as never })]);
    expect(() => evaluate(input)).toThrow(
      expect.objectContaining({ code: 'input-too-deep' }),
    );
  });

  it('refuses an input that JSON cannot hold', () => {
    const { evaluate } = setUp();
    const input = inputWith([thing({ after: { big: 1n } as never })]);
    expect(() => evaluate(input)).toThrow(
      expect.objectContaining({ code: 'input-malformed' }),
    );
  });

  it('reads text of every kind as it is', () => {
    const { evaluate } = setUp();
    for (const owner of [
      '\u0000',
      '"\\',
      '😀',
      '\u2028',
      '\ufeff',
      'ä'.repeat(100_000),
    ]) {
      const change = thing({ after: { public: true }, tags: { owner } });
      expect(evaluate(inputWith([change])).results[0].finding.values).toEqual({
        owner,
      });
    }
  });

  it('gives equal answers whatever size the inputs before had', () => {
    const { evaluate } = setUp();
    const many = Array.from({ length: 5000 }, (_, i) =>
      thing({
        name: `n${i}`,
        address: `test_thing.n${i}`,
        after: { public: i % 2 === 0 },
      }),
    );
    const small = inputWith([many[0]]);
    const before = evaluate(small);
    expect(evaluate(inputWith(many)).results).toHaveLength(2500);
    expect(evaluate(small)).toEqual(before);
    expect(evaluate(inputWith(many)).results).toHaveLength(2500);
  });

  it('shows a remediation only where the rules agree that it helps', () => {
    const { judge } = setUp();
    const verdict = judge(
      inputWith([
        thing({ after: { public: true, size: 'large' }, size: 'large' }),
        // Its `size` stands nowhere in `after`, so changing `after` helps nothing.
        thing({ name: 'b', address: 'test_thing.b', after: {}, size: 'large' }),
      ]),
    );
    expect(
      verdict.findings.map(({ rule, resource, remediation }) => ({
        rule,
        resource,
        remediation,
      })),
    ).toEqual([
      {
        rule: 'network/no-public-thing',
        resource: 'test_thing.a',
        remediation: [
          { patch: [{ op: 'add', path: '/public', value: false }] },
        ],
      },
      {
        rule: 'placement/small-things',
        resource: 'test_thing.a',
        remediation: [
          { patch: [{ op: 'replace', path: '/size', value: 'small' }] },
        ],
      },
      {
        rule: 'placement/small-things',
        resource: 'test_thing.b',
        remediation: [],
      },
    ]);
  });

  it('judges with several bundles and parameters side by side', async () => {
    const { engine, judge } = setUp();
    const input = inputWith([thing({ after: { public: true } })]);
    const open = setUp(load({ values: { public: true } }));
    expect([judge(input).outcome, open.judge(input).outcome]).toEqual([
      'deny',
      'allow',
    ]);
    engine.unload(bundle.digest);
    expect(() => judge(input)).toThrow(
      expect.objectContaining({ code: 'bundle-unknown' }),
    );
  });

  it('judges the same with parameters it has let go of', () => {
    const { engine } = setUp();
    const input = inputWith([thing({ after: { public: true } })]);
    // More sets than are kept warm, every other one open.
    const sets = Array.from({ length: 10 }, (_, index) =>
      load({ values: { public: index % 2 === 0, index } }),
    );
    const findings = () =>
      sets.map(
        parameters =>
          engine.evaluate({ bundle: bundle.digest, parameters, input }).results
            .length,
      );
    const expected = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1];
    expect([findings(), findings()]).toEqual([expected, expected]);
  });

  it('refuses parameters that leave out what a rule reads', () => {
    const parameters = load({ values: {} });
    expect(() => setUp(parameters).judge(inputWith([thing()]))).toThrow(
      expect.objectContaining({ code: 'parameters-malformed' }),
    );
  });
});
