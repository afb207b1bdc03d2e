import type { RunState } from '@backstage-guardrails/plugin-guardrails-common';
import type { Verdict } from '@backstage-guardrails/policy-model';

type Advice = Verdict['outcome'] | 'incomplete';

/**
 * What the requester can do about a verdict, as the end of a key of `decision.advice`; nothing once something else
 * became of it, which the state of the run says.
 * @internal
 */
export function adviceFor(
  state: RunState,
  { outcome, findings }: Pick<Verdict, 'outcome' | 'findings'>,
): Advice | undefined {
  switch (state) {
    case 'allowed':
    case 'approval-required':
    case 'waiting-for-approval':
      return outcome;
    case 'denied':
      return findings.some(({ kind }) => kind === 'incomplete')
        ? 'incomplete'
        : outcome;
    default:
      return undefined;
  }
}
