import { readFileSync } from 'node:fs';
import { bundlePath, parametersPath } from '@backstage-guardrails/policies';
import {
  createEngine,
  loadBundle,
  loadParameters,
} from '@backstage-guardrails/policy-engine';
import { EMPTY_SNAPSHOT } from '@backstage-guardrails/policy-model';
import { planWith, setUpLine } from '../__testUtils__/line';
import { sha256 } from '../hash';
import { compareJson } from './compareJson';
import { replay } from './replay';

async function recorded() {
  const { line, question } = await setUpLine({ workers: false });
  const { input, verdict } = await line.evaluate(question(planWith(3)));
  const bundle = await loadBundle(readFileSync(bundlePath), { hash: sha256 });
  return {
    engine: createEngine({ hash: sha256 }),
    recorded: verdict,
    input,
    bundle,
    parameters: loadParameters(
      JSON.parse(readFileSync(parametersPath, 'utf8')),
      { hash: sha256, bundle },
    ),
    snapshot: EMPTY_SNAPSHOT,
    engineVersion: '0.3.0',
  };
}

describe('replay', () => {
  it('makes the same bytes of the same parts', async () => {
    expect(replay(await recorded())).toEqual({
      status: 'identical',
      digest: expect.stringMatching(/^sha256:/),
    });
  });

  it('names the part that is not the one the verdict names, and judges nothing', async () => {
    const parts = await recorded();
    const { value } = parts.parameters;
    const other = {
      ...value,
      sandbox: { ...value.sandbox, values: {} },
    };
    const tampered = [
      replay({
        ...parts,
        input: {
          ...parts.input,
          skipped: [{ part: 'x', reason: 'y' }],
        } as never,
      }),
      replay({
        ...parts,
        parameters: loadParameters(other, {
          hash: sha256,
          bundle: parts.bundle,
        }),
      }),
      replay({
        ...parts,
        snapshot: { ...EMPTY_SNAPSHOT, exceptions: [{} as never] },
      }),
      replay({
        ...parts,
        bundle: { ...parts.bundle, digest: sha256('another') },
      }),
    ];
    expect(
      tampered.map(result =>
        result.status === 'tampered' ? result.part : result,
      ),
    ).toEqual(['input', 'parameters', 'snapshot', 'bundle']);
  });

  it('makes it again in the shape and the sentences of the engine that the decision names', async () => {
    const { recorded: today, ...parts } = await recorded();
    const { engine, bundle } = parts;
    engine.load(bundle);
    const question = { ...parts, bundle: bundle.digest };
    const versions = ['0.1.0', '0.2.0', '0.3.0'];
    const verdicts = versions.map(engineVersion =>
      engine.resolve({
        ...question,
        evaluation: engine.evaluate(question),
        engineVersion,
      }),
    );
    expect(verdicts.map(({ version }) => version)).toEqual([
      'guardrails/verdict/v1',
      'guardrails/verdict/v1',
      'guardrails/verdict/v2',
    ]);
    expect(verdicts[2]).toEqual(today);
    expect(
      verdicts.map(before =>
        versions.map(
          engineVersion =>
            replay({ ...parts, recorded: before, engineVersion }).status,
        ),
      ),
    ).toEqual([
      ['identical', 'differs', 'differs'],
      ['differs', 'identical', 'differs'],
      ['differs', 'differs', 'identical'],
    ]);
  });

  it('names where the verdict differs', async () => {
    const parts = await recorded();
    const [first, ...rest] = parts.recorded.findings;
    const forged = {
      ...parts.recorded,
      outcome: 'allow' as const,
      findings: [{ ...first, disposition: 'warned' as const }, ...rest],
    };
    expect(replay({ ...parts, recorded: forged })).toEqual({
      status: 'differs',
      recorded: expect.any(String),
      replayed: expect.any(String),
      differences: [
        {
          path: '/findings/0/disposition',
          recorded: 'warned',
          replayed: 'enforced',
        },
        { path: '/outcome', recorded: 'allow', replayed: 'deny' },
      ],
    });
  });
});

describe('differencesOf', () => {
  it('points at values, at what is missing and at what is new, and stops at twenty', () => {
    expect(
      compareJson(
        { a: [1, { 'b/c': null }], gone: true, same: {} },
        { a: [1, { 'b/c': 0 }, 2], same: {}, 'n~w': [] },
      ),
    ).toEqual([
      { path: '/a/1/b~1c', recorded: null, replayed: 0 },
      { path: '/a/2', replayed: 2 },
      { path: '/gone', recorded: true },
      { path: '/n~0w', replayed: [] },
    ]);
    const many = Array.from({ length: 50 }, (_, n) => n);
    expect(compareJson(many, [])).toHaveLength(20);
    expect(compareJson([], {})).toEqual([
      { path: '', recorded: [], replayed: {} },
    ]);
  });
});
