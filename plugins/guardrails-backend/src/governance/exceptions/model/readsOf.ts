import {
  resourceTypes,
  type Input,
  type RuleReads,
} from '@backstage-guardrails/policy-model';
import type { RecordedReads } from './rows';

/**
 * What of its rule an exception binds to: the logic, and the rows of the types of its resources. A type without rows has
 * a digest as well, so that a first row for it is noticed. Where it is not certain what the rule reads, the types alone: no
 * later row makes the exception cover another one. Types are left out where a resource has none in the input: a configuration
 * names resources whose types only the plan after it says, and the exception is for that plan too.
 * @internal
 */
export function readsOf(options: {
  reads: RuleReads | undefined;
  resources: string[];
  subject: Input['subject'];
}): RecordedReads {
  const { reads, resources, subject } = options;
  const logic = reads?.logic ?? null;
  const typesOf = resources.map(resource => resourceTypes(subject, resource));
  if (
    subject.type === 'infrastructure' &&
    typesOf.some(types => types.length === 0)
  ) {
    return { logic };
  }
  const types = new Set(typesOf.flat());
  return {
    logic,
    types: Object.fromEntries(
      [...types].sort().map(type => [type, reads?.ofType(type) ?? null]),
    ),
  };
}
