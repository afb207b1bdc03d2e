import type { Fact, Json } from '@backstage-guardrails/policy-model';

/** First segment of the names of all facts about costs. @internal */
export const SOURCE = 'cost';

/** @internal */
export function known(value: Json): Fact {
  const observedAt = new Date().toISOString();
  return { status: 'known', value, observedAt, source: SOURCE };
}

/** @internal */
export function absent(reason: string): Fact {
  const observedAt = new Date().toISOString();
  return { status: 'absent', reason, observedAt, source: SOURCE };
}
