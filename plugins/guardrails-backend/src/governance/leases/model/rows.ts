import type { Revised, Sealed } from '../../../base/database/Sealed';

/** A lease as it is stored; times are those of the database. @internal */
export type LeaseRow = Revised & {
  id: string;
  person: string;
  human: string;
  provider: string;
  resource: string;
  owner: string | null;
  environment: string | null;
  role: string;
  minutes: number;
  purpose: string;
  incident: string | null;
  break_glass: 0 | 1;
  decision_id: string;
  fingerprint: string;
  outcome: string;
  approval_id: string | null;
  requested_at: string;
  start_by: string;
  consented_at: string | null;
  refused_at: string | null;
  intended_at: string | null;
  started_at: string | null;
  ends_at: string | null;
  failed_at: string | null;
  ending_at: string | null;
  ended_at: string | null;
  end_reason: string | null;
  ended_by: string | null;
  usage: string | null;
  /** What keeps it from ending, as of the last attempt. */
  obstacles: string | null;
  reviews: number;
  reviewed_at: string | null;
  debtor: string | null;
};

/** @internal */
export type LeaseReviewRow = Sealed & {
  lease_id: string;
  human: string;
  person: string;
  at: string;
  text: string;
};

/** @internal */
export type LeaseReportRow = {
  lease_id: string;
  digest: string;
  at: string;
  text: string;
};

declare module '../../../record/seals/SealedTables' {
  interface SealedTables {
    lease_reviews: LeaseReviewRow;
    leases: LeaseRow;
  }
}
