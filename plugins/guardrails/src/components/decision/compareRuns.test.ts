import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import type { Finding } from '@backstage-guardrails/policy-model';
import { deniedDetail, regionFinding } from '../../__fixtures__/decision';
import { compareRuns } from './compareRuns';

const tagFinding = { ...regionFinding, rule: 'tags/required' } as Finding;
const { decision } = deniedDetail;

const runWith = (
  findings: Finding[],
  changed: Partial<DecisionDetail['decision']> = {},
) => ({
  decision: {
    ...decision,
    verdict: { ...decision.verdict, findings },
    ...changed,
  },
});

describe('compareRuns', () => {
  it('says what is new, what is gone and what is as before', () => {
    const shadow = { ...tagFinding, disposition: 'shadow' } as Finding;
    expect(
      compareRuns(runWith([regionFinding]), runWith([tagFinding, shadow])),
    ).toEqual({
      found: [tagFinding],
      gone: [regionFinding],
      same: 0,
      policyChanged: false,
      sameChange: true,
    });
    expect(
      compareRuns(
        runWith([regionFinding]),
        runWith([{ ...regionFinding, disposition: 'waived' } as Finding]),
      ),
    ).toMatchObject({ found: [], gone: [], same: 1 });
  });

  it('says that policy or the change is another one', () => {
    const parameters = { digest: decision.fingerprint };
    const verdict = { ...decision.verdict, parameters };
    expect(
      compareRuns(runWith([]), {
        decision: {
          ...decision,
          verdict,
          fingerprint: decision.source.digest,
        } as unknown as typeof decision,
      }),
    ).toMatchObject({ policyChanged: true, sameChange: false });
  });
});
