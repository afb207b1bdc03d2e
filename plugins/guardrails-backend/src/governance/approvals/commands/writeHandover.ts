import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import type { ApprovalDeps } from '../ApprovalDeps';
import type { ApprovalContext } from '../model/ApprovalContext';
import type { PartRow } from '../model/rows';
import type { DomainEvent } from '../store/ApprovalEvents';
import { claimOpen } from '../store/claimOpen';

/**
 * Writes a handover, or its return, at the revision that everything was read at; `false` where the request changed
 * since, and then nothing is written.
 * @internal
 */
export async function writeHandover(
  deps: Pick<ApprovalDeps, 'events' | 'seals'>,
  transaction: Knex.Transaction,
  options: {
    found: ApprovalContext;
    handover: (at: string) => Promise<unknown>;
    /** What changes in the inboxes of these people. */
    inboxes: {
      persons: string[];
      change: Partial<Pick<PartRow, 'waiting' | 'handed'>>;
    }[];
    event: Omit<DomainEvent, 'row' | 'at'>;
  },
): Promise<boolean> {
  const { found, handover, inboxes, event } = options;
  const at = await databaseTime(transaction);
  const row = await claimOpen(transaction, { found, at, seals: deps.seals });
  if (!row) return false;
  await handover(at);
  for (const { persons, change } of inboxes) {
    await transaction('approval_parts')
      .where({ approval_id: row.id })
      .whereIn('person', persons)
      .update(change);
  }
  await deps.events.record(transaction, [{ ...event, row, at }]);
  return true;
}
