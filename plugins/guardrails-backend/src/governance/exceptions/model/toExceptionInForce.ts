import type {
  Digest,
  ExceptionInForce,
} from '@backstage-guardrails/policy-model';
import type { ExceptionRow } from './rows';
import { toContract } from './toContract';

type Revisions = Pick<ExceptionRow, 'rule_digest' | 'carried_rule_digest'>;

/**
 * Whether the rule in force is one that an exception counts for: the one that was consented to, or the one that it was
 * carried over to.
 * @internal
 */
export function countsFor(row: Revisions, revisions: string[]): boolean {
  return (
    revisions.includes(row.rule_digest) ||
    (row.carried_rule_digest !== null &&
      revisions.includes(row.carried_rule_digest))
  );
}

/**
 * What an exception waives now. With the very rule that was consented to it is what was consented to; with one that it
 * was carried over to it is what was carried over. Its contract stays as it was written.
 * @internal
 */
export function toExceptionInForce(
  row: ExceptionRow,
  revisions: string[],
): ExceptionInForce {
  const contract = toContract(row);
  if (row.carried_rule_digest === null || revisions.includes(row.rule_digest)) {
    return contract;
  }
  return {
    ...contract,
    ruleDigest: row.carried_rule_digest as Digest,
    ...(row.carried_coverage !== null && JSON.parse(row.carried_coverage)),
  };
}

/**
 * What an exception for an entity of the catalog waives, by the name that the entity has now: it is the one with the uid
 * that was consented to. What it is about is the entity itself, so a place that bears the name of then is that of now.
 * @internal
 */
export function toExceptionOfEntity(
  row: ExceptionRow,
  { ref, revisions }: { ref: string; revisions: string[] },
): ExceptionInForce {
  const exception = toExceptionInForce(row, revisions);
  const then = row.target_ref;
  const renamed = (resource: string) => (resource === then ? ref : resource);
  return {
    ...exception,
    target: { ref },
    ...(exception.resources && {
      resources: exception.resources.map(renamed),
    }),
    ...(exception.bounds && {
      bounds: exception.bounds.map(bound => ({
        ...bound,
        ...(bound.resource !== undefined && {
          resource: renamed(bound.resource),
        }),
      })),
    }),
  };
}
