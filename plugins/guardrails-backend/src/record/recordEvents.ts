import type { Knex } from 'knex';
import type { Announcement, Outbox } from './outbox';
import type { Ledger, LedgerRecord } from './ledger';

/** Something that happened: what is provable of it for ever, and what others are notified of. @internal */
type RecordedEvent = {
  entry: LedgerRecord;
  /** Empty where it is recorded and not announced. */
  announcements: Announcement[];
};

/** Where events are written. @internal */
export type RecordStores = { outbox: Outbox; ledger: Ledger };

/**
 * Writes what happened to the outbox and to the ledger, in the transaction in which it happened: no event is recorded
 * without its announcements, and none is announced without its entry.
 *
 * It is the last statement of a transaction: from the append to the commit the head of the ledger is held.
 * @internal
 */
export async function recordEvents(options: {
  transaction: Knex.Transaction;
  to: RecordStores;
  events: RecordedEvent[];
}): Promise<void> {
  const { transaction, to, events } = options;
  await to.outbox.add(
    transaction,
    events.flatMap(({ announcements }) => announcements),
  );
  await to.ledger.append(
    transaction,
    events.map(({ entry }) => entry),
  );
}
