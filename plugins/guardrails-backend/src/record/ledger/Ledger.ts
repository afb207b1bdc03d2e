import type { EntryKind } from '@backstage-guardrails/policy-ledger';
import type { Knex } from 'knex';

/** Something that happened, to go on record for ever. @internal */
export type LedgerRecord = {
  kind: EntryKind;
  /** Ids only: whatever may have to be erased belongs into the payload. */
  subjects: Partial<
    Record<
      | 'decision'
      | 'approval'
      | 'exception'
      | 'grant'
      | 'lease'
      | 'release'
      | 'break-glass'
      | 'bundle'
      | 'parameters'
      | 'target'
      | 'entry'
      | 'consent'
      | 'passkey'
      | 'delegation'
      | 'supersedes'
      | 'ends'
      | 'seals',
      string
    >
  >;
  payload: unknown;
};

/**
 * The append-only record. Whoever writes something that must be provable appends it in the same transaction,
 * as the last statement of it: the head of the log is taken there, and held until the commit.
 * @internal
 */
export interface Ledger {
  /** Leaf indexes of the records, in their order. They count once the transaction has committed. */
  append(
    transaction: Knex.Transaction,
    records: LedgerRecord[],
  ): Promise<{ epoch: number; index: number }[]>;
}
