import {
  resourceTypes,
  type Input,
  type RuleReads,
} from '@backstage-guardrails/policy-model';
import type { RecordedReads } from './rows';

/**
 * What of its rule an exception binds to: the logic, and the rows of the types of its resources. A type without rows has
 * a digest as well, so that a first row for it is noticed. Where it is not certain what the rule reads, the types alone: no
 * later row makes the exception cover another one.
 * @internal
 */
export function readsOf(options: {
  reads: RuleReads | undefined;
  resources: string[];
  subject: Input['subject'];
}): RecordedReads {
  const { reads, resources, subject } = options;
  const types = new Set(
    resources.flatMap(resource => resourceTypes(subject, resource)),
  );
  return {
    logic: reads?.logic ?? null,
    types: Object.fromEntries(
      [...types].sort().map(type => [type, reads?.ofType(type) ?? null]),
    ),
  };
}
