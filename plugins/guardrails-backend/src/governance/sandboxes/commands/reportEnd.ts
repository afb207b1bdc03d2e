import type { SandboxEndReport } from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import { databaseTime } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import type { Caller } from '../../../identity/actors';
import { recordEvents } from '../../../record';
import { toSandboxAnnouncement } from '../events/toSandboxAnnouncement';
import { toSandboxRecord } from '../events/toSandboxRecord';
import type { SandboxRow } from '../model/rows';
import type { SandboxDeps } from '../SandboxDeps';
import { noSandbox } from '../store/SandboxStore';
import { requirePoint } from './takeEnd';

const MINUTE = 60_000;
const LONGEST_PAUSE = 6 * 60 * MINUTE;

/**
 * Why an attempt did not destroy the sandbox. What failed is tried again, later each time, and its owner is told once
 * for each end and reason; what was stopped waits for a person. Neither says that anything is gone.
 * @throws GuardrailsError `not-enforcement-point`, `not-found`
 * @internal
 */
export async function reportEnd(
  deps: Pick<SandboxDeps, 'access' | 'enforcementPoints' | 'store' | 'to'>,
  caller: Caller,
  { run, status, reason }: SandboxEndReport & { run: string },
): Promise<void> {
  await requirePoint(deps, caller);
  const { store, to } = deps;
  await store.transact(async transaction => {
    const now = await databaseTime(transaction);
    const row = await store.change(transaction, {
      narrow: query => query.where({ run_id: run }).whereNull('ended_at'),
      change: ({ attempts }) =>
        status === 'stopped'
          ? { run_id: null, stopped_at: now, stop_reason: reason }
          : {
              run_id: null,
              failure: reason,
              due_at: addMilliseconds(now, pauseAfter(attempts)),
            },
    });
    if (!row) throw noSandbox();
    await recordEvents({
      transaction,
      to,
      events: [
        {
          entry: toSandboxRecord(
            row,
            status === 'stopped' ? 'sandbox-stopped' : 'sandbox-overdue',
            { run, reason },
          ),
          announcements: [
            status === 'stopped'
              ? stopped(row, reason)
              : toOverdue(row, reason),
          ],
        },
      ],
    });
  });
}

function stopped(row: SandboxRow, reason: string) {
  return toSandboxAnnouncement(row, {
    topic: 'sandbox.stopped',
    key: row.stopped_at ?? '',
    title: `The sandbox ${row.target_ref} was not destroyed: decide what happens to it`,
    description: `${reason} Extend it, remove what is not its own and end it again, or remove it with a template.`,
    severity: 'high',
  });
}

/** The end of a sandbox that has passed while it may still exist. @internal */
export function toOverdue(row: SandboxRow, reason: string) {
  return toSandboxAnnouncement(row, {
    topic: 'sandbox.overdue',
    key: `${row.ends_at}:${sha256(reason)}`,
    title: `The sandbox ${row.target_ref} is overdue and may still exist`,
    description: `${reason} It is tried again. Owning team: ${row.owner}.`,
    severity: 'high',
  });
}

function pauseAfter(attempts: number): number {
  return Math.min(5 * MINUTE * 2 ** Math.min(attempts - 1, 10), LONGEST_PAUSE);
}
