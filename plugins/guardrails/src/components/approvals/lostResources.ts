import type { Decision, Input } from '@backstage-guardrails/policy-model';

/** Changes after which what a resource held is gone, or no longer looked after. */
const losing = ['delete', 'replace', 'forget'] as const;

/** How many resources a change takes away. @internal */
export function countLost(changes: Decision['changes']): number {
  return losing.reduce((sum, kind) => sum + (changes[kind] ?? 0), 0);
}

/** Their addresses, as far as the input is kept. @internal */
export function listLost(input: Input | undefined): string[] {
  if (input?.subject.type !== 'infrastructure') return [];
  return input.subject.changes.flatMap(({ address, kind }) =>
    losing.some(each => each === kind) ? [address] : [],
  );
}
