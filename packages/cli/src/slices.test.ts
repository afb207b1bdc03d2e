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

  it('sees a control beside what it belongs to', async () => {
    const endingsOf = await endings([Infinity, 10_000, 1]);
    const [whole, ...sliced] = await endingsOf(networksRemoved(100));
    expect(sliced).toEqual([whole, whole]);
    const { findings }: { findings: { rule: string; resource: string }[] } =
      JSON.parse(whole.slice(whole.indexOf('{')));
    expect(
      findings
        .filter(({ rule }) => rule === 'destruction/controls-kept')
        .map(({ resource }) => resource),
    ).toEqual(['aws_flow_log.main[100]']);
  });

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

/** A plan that deletes networks with their flow logs, and one flow log whose network stays. */
function networksRemoved(networks: number): Uint8Array {
  const deleted = (type: string, index: number, before: object) => ({
    address: `${type}.main[${index}]`,
    mode: 'managed',
    type,
    name: 'main',
    index,
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: { actions: ['delete'], before, after: null },
  });
  const each = Array.from({ length: networks }, (_, index) => index);
  return Buffer.from(
    JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.9.8',
      planned_values: { root_module: {} },
      configuration: { root_module: {} },
      resource_changes: [
        ...each.map(index => deleted('aws_vpc', index, { id: `vpc-${index}` })),
        ...[...each, networks].map(index =>
          deleted('aws_flow_log', index, { vpc_id: `vpc-${index}` }),
        ),
      ],
    }),
  );
}
