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

/** Types of its resources, where they were recorded: a contract for no type would cover nothing. */
function typesOf({ reads }: Pick<ExceptionRow, 'reads'>) {
  const { types = {} }: Partial<RecordedReads> = JSON.parse(reads ?? '{}');
  const named = Object.keys(types).sort();
  return named.length > 0 && { types: named };
}
