import { createDecisionPipeline } from '@backstage-guardrails/policy-decision';
import { bundleReference } from '@backstage-guardrails/policy-engine';
import {
  hasOpa,
  OWN_RULE,
  ownBundle,
} from '@backstage-guardrails/policy-testkit';
import { environmentPlan } from '../../__testUtils__/plans';
import { loadPolicy } from './loadPolicy';

const withOpa = hasOpa ? describe : describe.skip;
const RULE = 'package guardrails.rules.sizing.denied_sizes';

jest.setTimeout(120_000);

/** The smallest evidence there is: it is not its size that makes it slow. */
const evidence = Buffer.from(JSON.stringify(environmentPlan()));

async function begin(rego?: string, deadlineMs = 60_000) {
  const { bundle, parameters, shipped } = await loadPolicy({
    bundles: [
      { key: 'shipped', file: 'shipped' },
      { key: 'own', file: { path: ownBundle({ rego }) } },
    ],
  });
  const line = createDecisionPipeline({
    workers: { deadlineMs, isQuick: ({ digest }) => digest === shipped },
  });
  line.load(bundle);
  const request = {
    actor: {
      kind: 'human' as const,
      ref: 'user:default/developer',
      groups: [],
      origin: 'portal' as const,
    },
    target: { environmentClass: 'sandbox' as const },
    instant: new Date('2026-03-01T12:00:00Z'),
    bundle: bundle.digest,
    parameters,
  };
  return { line, request, bundle };
}

withOpa('an own bundle that gives no answer', () => {
  it.each<[string, string, string]>([
    [
      'runs for ever',
      'finding contains {"resource": "", "path": [], "expected": 1, "actual": forever} if input.version\n\nforever := count([1 | some i in numbers.range(1, 9000); some j in numbers.range(1, 9000); some k in numbers.range(1, 9000); i + j + k == 0])',
      'deadline-exceeded',
    ],
    [
      'throws',
      'finding contains {"resource": "", "path": [], "expected": 1, "actual": conflict} if input.version\n\nconflict := 1 if is_object(input)\n\nconflict := 2 if is_array(input.skipped)',
      'evaluation-failed',
    ],
    [
      'returns what is no finding',
      'finding contains {"allow": true} if input.version',
      'evaluation-incomplete',
    ],
    ['has lost its rule', 'other := 1', 'evaluation-incomplete'],
  ])(
    'leaves a change without a verdict where it %s, and the portal answering',
    async (_, rules, code) => {
      const { line, request } = await begin(
        `${RULE}\n\n${rules}\n`,
        code === 'deadline-exceeded' ? 5_000 : undefined,
      );
      let ticks = 0;
      const ticking = setInterval(() => (ticks += 1), 50);
      try {
        await expect(
          line.evaluate({ ...request, evidence, format: 'auto' }),
        ).rejects.toMatchObject({ code });
        const waited = code === 'deadline-exceeded';
        expect(ticks).toBeGreaterThan(waited ? 20 : -1);
      } finally {
        clearInterval(ticking);
        await line.close();
      }
    },
  );

  it('gives the same verdict in the worker as in this thread, for evidence and for what an adapter made of it', async () => {
    const { line, request, bundle } = await begin();
    const asked = { ...request, evidence, format: 'auto' as const };
    const there = await line.evaluate(asked);
    expect(there.rules).toContain(OWN_RULE);
    expect(there.verdict.bundle).toEqual(bundleReference(bundle));
    const here = createDecisionPipeline({ workers: false });
    here.load(bundle);
    expect((await here.evaluate(asked)).verdictDigest).toBe(
      there.verdictDigest,
    );
    const { subject, action, source, skipped } = there.input;
    const adapted = { subject, action, source, skipped };
    const [a, b] = await Promise.all(
      [line, here].map(each => each.evaluateAdapted({ ...request, adapted })),
    );
    expect([a.verdictDigest, b.verdictDigest]).toEqual([
      there.verdictDigest,
      there.verdictDigest,
    ]);
    await line.close();
  });
});
