import type { Engine } from '@backstage-guardrails/policy-engine';
import type { Digest } from '@backstage-guardrails/policy-model';
import { evaluateManyJob } from './evaluateManyJob';

const digest = 'sha256:0' as Digest;
const violation = { rule: 'low', kind: 'violation', disposition: 'enforced' };
const incomplete = { rule: 'a', kind: 'incomplete', disposition: 'enforced' };
const shadow = { rule: 'b', kind: 'violation', disposition: 'shadow' };

/** What comes back of one input with these findings, worst first. */
function answered(findings: object[], most: number) {
  const engine = {
    evaluate: () => ({}),
    resolve: () => ({ findings, passed: [], skipped: [] }),
  } as unknown as Engine;
  const inputs = [{ source: { digest } }];
  const { value } = evaluateManyJob({
    engine,
    known: new Map([[digest, { digest } as never]]),
    job: {
      inputs: new TextEncoder().encode(JSON.stringify(inputs)),
      most,
      bundleDigest: digest,
      parametersDigest: digest,
    },
  });
  return JSON.parse(new TextDecoder().decode(value as Uint8Array));
}

describe('evaluateManyJob', () => {
  it('answers what rules in force found, however many that could not judge come before', () => {
    const others = [...Array(1000).fill(incomplete), shadow];
    expect(answered([...others, violation], 3)).toEqual([
      {
        ok: true,
        findings: [violation, incomplete, incomplete],
        more: true,
        passed: [],
        skipped: [],
      },
    ]);
    expect(answered([incomplete, violation, shadow], 3)).toEqual([
      expect.objectContaining({
        findings: [violation, incomplete, shadow],
        more: false,
      }),
    ]);
  });
});
