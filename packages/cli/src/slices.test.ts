import { readFileSync } from 'node:fs';
import { bundlePath, parametersPath } from '@backstage-guardrails/policies';
import { evaluate, sha256 } from '@backstage-guardrails/policy-decision';
import {
  createEngine,
  loadBundle,
  loadParameters,
} from '@backstage-guardrails/policy-engine';
import {
  corporaFolder,
  corpusPlans,
  generatePlan,
} from '@backstage-guardrails/policy-testkit';
import { localQuestion } from './policy';

/** How one piece of evidence ends where its changes are judged at once, and in slices of so many characters. */
async function endings(sliceSizes: number[]) {
  const bundle = await loadBundle(readFileSync(bundlePath), { hash: sha256 });
  const parameters = loadParameters(
    JSON.parse(readFileSync(parametersPath, 'utf8')),
    { hash: sha256, bundle },
  );
  const engines = sliceSizes.map(sliceSize => {
    const engine = createEngine({ hash: sha256, sliceSize });
    engine.load(bundle);
    return engine;
  });
  return (evidence: Uint8Array) =>
    Promise.all(
      engines.map(async engine => {
        try {
          const { verdictBytes, fingerprint } = await evaluate({
            engine,
            evidence,
            format: 'auto',
            bundle: bundle.digest,
            parameters,
            instant: new Date('2026-01-01T00:00:00Z'),
            ...localQuestion({
              format: 'auto',
              environmentClass: 'production',
              bundles: [],
            }),
          });
          return `${fingerprint} ${new TextDecoder().decode(verdictBytes)}`;
        } catch (error) {
          return (error as { code: string }).code;
        }
      }),
    );
}

describe('judging in slices', () => {
  it.each(['few', 'everywhere'] as const)(
    'gives the very same verdict for a generated plan with findings: %s',
    async findings => {
      const endingsOf = await endings([Infinity, 10_000, 1]);
      const plan = generatePlan({ seed: 3, bytes: 300_000, findings });
      const [whole, ...sliced] = await endingsOf(plan);
      expect(whole).toContain('"findings":[{');
      expect(sliced).toEqual([whole, whole]);
    },
    60_000,
  );

  const folder = corporaFolder();
  (folder ? describe : describe.skip)('over the corpora', () => {
    it('gives the very same verdict for two hundred plans', async () => {
      const endingsOf = await endings([Infinity, 1]);
      for (const file of corpusPlans({ folder: folder!, count: 200 })) {
        const [whole, sliced] = await endingsOf(readFileSync(file));
        expect({ file, ending: sliced }).toEqual({ file, ending: whole });
      }
    }, 240_000);
  });
});
