import type { Finding, Outcome } from '@backstage-guardrails/policy-model';

/** The answer that a list of findings amounts to. @internal */
export function outcomeOf(findings: Finding[]): Outcome {
  const enforced = findings.filter(f => f.disposition === 'enforced');
  if (enforced.some(f => f.level === 'mandatory')) return 'deny';
  if (enforced.length > 0) return 'needs-approval';
  return findings.some(f => f.disposition === 'warned') ? 'warn' : 'allow';
}
