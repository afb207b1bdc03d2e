import { loadPolicySync } from '@open-policy-agent/opa-wasm';
import {
  compileRego,
  inputWith,
  testRules,
  thing,
  trouble,
  withOpa,
} from '../__testUtils__';
import { documentOf } from '../document';
import { compilePolicy } from './compilePolicy';
import { PolicyRunner } from './PolicyRunner';

const data = { parameters: { production: { values: { public: false } } } };

withOpa('PolicyRunner', () => {
  let module: WebAssembly.Module;
  beforeAll(async () => {
    module = compilePolicy(await compileRego('policy'));
  });

  const documents = () => {
    const texts = [
      '',
      'ä',
      '\u0000',
      '"\\/',
      '😀',
      '\u2028',
      'x'.repeat(70_000),
    ];
    return [
      ...texts.map(owner =>
        inputWith([thing({ after: { public: true }, tags: { owner } })]),
      ),
      inputWith([thing({ size: -1.5e-7 }), thing({ name: 'b', size: 1e21 })]),
      inputWith([thing({ size: { a: [null, true, {}] } })]),
    ].map(input => JSON.stringify(documentOf(input, testRules)));
  };

  it('answers as the SDK does, document by document', () => {
    const runner = new PolicyRunner({ module, data });
    const sdk = loadPolicySync(module, 64);
    sdk.setData(data);
    for (const document of documents()) {
      const answer = JSON.parse(runner.evaluate(document));
      expect(answer).toEqual(sdk.evaluate(JSON.parse(document)));
      expect(answer[0].result.judged).toBe(3);
    }
  });

  it.each(['', '0', 'null', 'false', '""', '[]', '{', '\ufeff{}', '{"a":1,}'])(
    'never answers what looks like a pass to %j',
    document => {
      const answer = JSON.parse(
        new PolicyRunner({ module, data }).evaluate(document),
      );
      expect(answer).toEqual([]);
    },
  );

  it('answers equally with a warm instance, after a throw and after a big document', () => {
    const runner = new PolicyRunner({ module, data });
    const [document] = documents();
    const first = runner.evaluate(document);
    const bad = JSON.stringify(
      documentOf(inputWith([trouble('conflict')]), testRules),
    );
    const big = JSON.stringify(
      documentOf(
        inputWith(
          Array.from({ length: 20_000 }, (_, i) =>
            thing({ address: `test_thing.n${i}`, after: { public: true } }),
          ),
        ),
        testRules,
      ),
    );
    expect(() => runner.evaluate(bad)).toThrow(
      expect.objectContaining({ code: 'evaluation-failed' }),
    );
    expect(runner.evaluate(document)).toBe(first);
    expect(JSON.parse(runner.evaluate(big))[0].result.findings).toHaveLength(
      20_000,
    );
    expect(runner.evaluate(document)).toBe(first);
  });
});
