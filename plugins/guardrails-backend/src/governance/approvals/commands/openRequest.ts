import type { Knex } from 'knex';
import type { DomainEvent } from '../store/ApprovalEvents';
import { writeRequest } from '../store/writeRequest';
import type { PreparedApproval } from './prepare';
import type { ApprovalDeps } from '../ApprovalDeps';

/** Writes a prepared request with all that it ends, its entries and its announcement. @internal */
export async function openRequest(
  deps: Pick<ApprovalDeps, 'config' | 'events' | 'openRequestsOf' | 'seals'>,
  transaction: Knex.Transaction,
  prepared: PreparedApproval,
): Promise<string> {
  const written = await writeRequest(transaction, {
    prepared,
    timeToLive: deps.config.timeToLive,
    openRequestsOf: deps.openRequestsOf,
    seals: deps.seals,
  });
  if (written.kind === 'existing') return written.id;
  const { row, closed } = written;
  const at = row.requested_at;
  const asked = [...new Set(prepared.asked.map(({ person }) => person))];
  const events: DomainEvent[] = [
    ...closed.expired.map(
      (ended): DomainEvent => ({ row: ended, event: 'expired', at }),
    ),
    ...closed.superseded.map(
      (ended): DomainEvent => ({
        row: ended,
        event: 'superseded',
        at,
        detail: { by: row.id },
      }),
    ),
    {
      row,
      event: 'requested',
      at,
      by: row.requester,
      detail: {
        requirements: prepared.requirements,
        participants: prepared.participants.map(({ person, duty }) => ({
          person,
          duty,
        })),
        asked,
        parts: prepared.approval.parts,
        ...(row.reason !== null && { reason: row.reason }),
      },
      notify: asked,
    },
  ];
  await deps.events.record(transaction, events);
  return row.id;
}
