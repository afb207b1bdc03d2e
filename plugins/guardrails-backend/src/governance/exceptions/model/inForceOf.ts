import type {
  Digest,
  ExceptionInForce,
} from '@backstage-guardrails/policy-model';
import type { ExceptionRow } from './rows';
import { contractOf } from './contractOf';

/**
 * The revision of the rule that an exception counts for: the one that was consented to, or the name that this very
 * rule goes by since digests are made another way.
 * @internal
 */
export function revisionOf(
  row: Pick<ExceptionRow, 'rule_digest' | 'carried_rule_digest'>,
): Digest {
  return (row.carried_rule_digest ?? row.rule_digest) as Digest;
}

/** What an exception waives now; its contract keeps the digest that was consented to. @internal */
export function inForceOf(row: ExceptionRow): ExceptionInForce {
  return { ...contractOf(row), ruleDigest: revisionOf(row) };
}
