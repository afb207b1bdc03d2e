import type { RunState } from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision, Verdict } from '@backstage-guardrails/policy-model';

type Advice = Verdict['outcome'] | 'incomplete' | 'entity' | 'recorded';

/**
 * What the requester can do about a verdict, as the end of a key of `decision.advice`; nothing once something else
 * became of it, which the state of the run says.
 * @internal
 */
export function adviceFor(
  state: RunState,
  {
    source,
    verdict: { outcome, findings },
  }: {
    source: Pick<Decision['source'], 'format' | 'origin'>;
    verdict: Pick<Verdict, 'outcome' | 'findings'>;
  },
): Advice | undefined {
  // Of an entity of the catalog there is nothing to apply, whatever policy says.
  if (source.format === 'catalog-entity') return 'entity';
  // What is denied is to be fixed, whatever it was planned by.
  if (source.origin === 'demo' && state !== 'denied') return 'recorded';
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
