import {
  exceptionInForceSchema,
  type ExceptionInForce,
} from '@backstage-guardrails/policy-model';
import type { ExceptionRow, RecordedReads } from './rows';

/** What an exception waives, as resolving reads it. @internal */
export function toContract(row: Omit<ExceptionRow, 'seal'>): ExceptionInForce {
  return exceptionInForceSchema.parse({
    id: row.id,
    rule: row.rule,
    ruleDigest: row.rule_digest,
    target: {
      ref: row.target_ref,
      ...(row.environment !== null && { environment: row.environment }),
    },
    ...(row.resources !== null && { resources: JSON.parse(row.resources) }),
    ...typesOf(row),
    bounds: JSON.parse(row.bounds),
    until: row.until,
  });
}

/** Types of its resources, where they were recorded. */
function typesOf({ reads }: Pick<ExceptionRow, 'reads'>) {
  if (reads === null) return {};
  const { types }: RecordedReads = JSON.parse(reads);
  return { types: Object.keys(types).sort() };
}
