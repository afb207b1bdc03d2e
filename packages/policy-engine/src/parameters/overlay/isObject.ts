import type { Json } from '@backstage-guardrails/policy-model';

/** @internal */
export type JsonObject = { [key: string]: Json };

/** @internal */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
