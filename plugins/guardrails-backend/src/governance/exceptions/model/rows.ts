import type { Revised } from '../../../base/database/Sealed';

/** @internal */
export type ExceptionRow = Revised & {
  id: string;
  rule: string;
  rule_digest: string;
  severity: string;
  target_ref: string;
  target_owner: string | null;
  environment: string | null;
  environment_class: string;
  account: string | null;
  resources: string | null;
  bounds: string;
  until: string;
  reason: string;
  control: string;
  maximum_uses: number | null;
  uses: number;
  renews: string | null;
  decision_id: string;
  requester: string;
  requested_at: string;
  approval_id: string;
  fingerprint: string;
  granted_at: string | null;
  granted_by: string | null;
  refused_at: string | null;
  revoked_at: string | null;
  revoked_by: string | null;
  revoked_reason: string | null;
  control_failed_at: string | null;
  control_failures: number;
  control_due_at: string | null;
  notice_at: string | null;
  carried_rule_digest: string | null;
  carried_at: string | null;
  /** JSON of {@link RecordedReads}; null of exceptions from before it was recorded. */
  reads: string | null;
  /** JSON of what it waives with a changed rule; null where the rule is the same. */
  carried_coverage: string | null;
  ended_because: string | null;
  ended_bundle: string | null;
  ended_at: string | null;
  /** Of the entity of the catalog that it is for; null where it is from a change. */
  target_uid: string | null;
};

/**
 * What of its rule an exception binds to: the logic, and the rows of the types of its resources. Both are `null` where it
 * is not certain what the rule reads; the exception is for these types all the same. Types are left out where the
 * input did not say them: it is for its resources whatever their type.
 * @internal
 */
export type RecordedReads = {
  logic: string | null;
  types?: Record<string, string | null>;
};

/** @internal */
export type ControlRow = {
  exception_id: string;
  since: string;
  last_at: string;
  holds: number;
  detail: string | null;
};

/** @internal */
export type DebtRow = {
  day: string;
  owner: string;
  rule: string;
  severity: string;
  active: number;
  oldest: string;
};

/** @internal */
export type PolicyRequestRow = {
  id: string;
  request: string;
  requester: string;
  requested_at: string;
  approval_id: string;
  decided_at: string | null;
  decided_by: string | null;
  result: 'approved' | 'rejected' | null;
};

declare module '../../../record/seals/SealedTables' {
  interface SealedTables {
    exceptions: ExceptionRow;
  }
}
