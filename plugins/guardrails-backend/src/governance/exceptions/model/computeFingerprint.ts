import {
  canonicalJson,
  type Digest,
  type Fingerprint,
  type Hash,
} from '@backstage-guardrails/policy-model';
import type { ExceptionRow } from './rows';
import { toContract } from './toContract';

type Contract = Omit<ExceptionRow, 'fingerprint' | 'approval_id' | 'seal'>;

/** @internal */
export const EXCEPTION_FINGERPRINT_VERSION = 'guardrails/exception/v1';

/** Digest by part of what is consented to, so that a page can say which part differs. @internal */
export function hashParts(row: Contract, hash: Hash): Record<string, Digest> {
  const { rule, ruleDigest, target, resources, bounds, until } = toContract(
    row as ExceptionRow,
  );
  const parts = {
    rule: {
      rule,
      ruleDigest,
      severity: row.severity,
      // Exceptions of before have none, and keep their fingerprint.
      ...(row.reads !== null && { reads: JSON.parse(row.reads) }),
    },
    target: {
      ...target,
      environmentClass: row.environment_class,
      account: row.account,
      owner: row.target_owner,
      // Exceptions from changes have none, and keep their fingerprint.
      ...(row.target_uid !== null && { uid: row.target_uid }),
    },
    bounds: { resources: resources ?? null, bounds: bounds ?? null },
    time: { until, maximumUses: row.maximum_uses },
    control: JSON.parse(row.control),
    reason: row.reason,
    origin: {
      id: row.id,
      decision: row.decision_id,
      requester: row.requester,
      renews: row.renews,
    },
  };
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      hash(canonicalJson(part)),
    ]),
  );
}

/**
 * What the consent to an exception binds to. It is computed again whenever the exception is used: a row that
 * was changed since is not what anybody consented to.
 * @internal
 */
export function computeFingerprint(row: Contract, hash: Hash): Fingerprint {
  return hash(
    canonicalJson({
      version: EXCEPTION_FINGERPRINT_VERSION,
      parts: hashParts(row, hash),
    }),
  ) as string as Fingerprint;
}
