import type { Tone } from '@backstage-guardrails/components';
import type { Finding } from '@backstage-guardrails/policy-model';

/** The tone of a finding: by what was done about it, then by its level. @internal */
export function findingTone(
  finding: Pick<Finding, 'disposition' | 'level'>,
): Tone {
  switch (finding.disposition) {
    case 'shadow':
    case 'waived':
      return 'neutral';
    case 'warned':
      return 'caution';
    case 'enforced':
      return finding.level === 'approval' ? 'consent' : 'bad';
    default:
      throw new TypeError(
        `Not a disposition: ${String(finding.disposition satisfies never)}`,
      );
  }
}
