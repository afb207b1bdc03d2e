import type { Verdict } from '@backstage-guardrails/policy-model';

/** Exceptions that a verdict rests on, without repeats. @internal */
export function listExceptions({ findings }: Verdict): string[] {
  const used = findings.flatMap(({ exception }) => exception ?? []);
  return [...new Set(used)].sort();
}
