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
