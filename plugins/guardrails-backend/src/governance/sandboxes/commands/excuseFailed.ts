import type { Knex } from 'knex';
import type { LedgerRecord } from '../../../record/ledger';
import { toSandboxRecord } from '../events/toSandboxRecord';
import { madeAfterFailure } from '../model/madeBy';
import { openName } from '../model/rows';
import type { SandboxStore } from '../store/SandboxStore';
import { readPlanned } from './readPlanned';
import { madeOf } from './refuseIncomplete';

/**
 * After a change of a sandbox that failed, its end does not wait for what the change was to create: part of that may
 * never have existed. What does exist is in the state, so the removal has it.
 * @internal
 */
export async function excuseFailed(
  { store }: { store: SandboxStore },
  transaction: Knex.Transaction,
  change: {
    target: { ref: string; environment: string };
    recorded: Uint8Array;
  },
): Promise<LedgerRecord[]> {
  const known = await store.believedOf(transaction, change.target);
  const changes = readPlanned(change.recorded) ?? [];
  if (!known) return [];
  const removing = JSON.stringify(madeAfterFailure(madeOf(known), changes));
  if (removing === known.removing) return [];
  const row = await store.change(transaction, {
    narrow: query => query.where({ open_name: openName(change.target) }),
    change: () => ({ removing }),
  });
  return row ? [toSandboxRecord(row, 'sandbox-changed')] : [];
}
