import type { Verdict } from '@backstage-guardrails/policy-model';

/** What the requester can do next, as the end of a key of `decision.advice`. @internal */
export function adviceFor({
  outcome,
  findings,
}: Pick<Verdict, 'outcome' | 'findings'>): Verdict['outcome'] | 'incomplete' {
  return outcome === 'deny' && findings.some(f => f.kind === 'incomplete')
    ? 'incomplete'
    : outcome;
}
