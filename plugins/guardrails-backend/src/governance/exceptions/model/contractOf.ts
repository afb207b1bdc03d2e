import {
  exceptionInForceSchema,
  type ExceptionInForce,
} from '@backstage-guardrails/policy-model';
import type { ExceptionRow } from './rows';

/** What an exception waives, as resolving reads it. @internal */
export function contractOf(row: Omit<ExceptionRow, 'seal'>): ExceptionInForce {
  return exceptionInForceSchema.parse({
    id: row.id,
    rule: row.rule,
    ruleDigest: row.rule_digest,
    target: {
      ref: row.target_ref,
      ...(row.environment !== null && { environment: row.environment }),
    },
    ...(row.resources !== null && { resources: JSON.parse(row.resources) }),
    bounds: JSON.parse(row.bounds),
    until: row.until,
  });
}
