import type { Rule } from '@backstage-guardrails/policy-model';

/** Names of the parameters of an operation that a rule reads; `undefined` where it does not say, so all of them. @internal */
export function readsOf({ subject }: Rule): string[] | undefined {
  return subject.type === 'operation' ? subject.reads : undefined;
}
