import {
  GuardrailsError,
  type Sandbox,
} from '@backstage-guardrails/plugin-guardrails-common';
import { databaseTime } from '../../../base/database';
import type { Caller } from '../../../identity/actors';
import { recordEvents } from '../../../record';
import { toSandboxRecord } from '../events/toSandboxRecord';
import { toSandbox } from '../model/toSandbox';
import { limitsFor, type SandboxDeps } from '../SandboxDeps';
import { ownSandbox } from './ownSandbox';
import { refuseWhileEnding } from './refuseWhileEnding';

/**
 * Ends a sandbox now, or tries again what was stopped or is overdue. It is destroyed as at any other end: only what it
 * made, and only if policy allows it.
 * @throws GuardrailsError `humans-only`, `not-found`, `sandbox-state`
 * @internal
 */
export async function endSandbox(
  deps: Omit<SandboxDeps, 'enforcementPoints'>,
  caller: Caller,
  { id, reason }: { id: string; reason: string },
): Promise<Sandbox> {
  const { store, to } = deps;
  const limits = limitsFor(deps, await ownSandbox(deps, caller, id));
  return store.transact(async transaction => {
    const now = await databaseTime(transaction);
    await refuseWhileEnding(transaction, { id, now });
    const row = await store.change(transaction, {
      narrow: query => query.where({ id }).whereNull('ended_at'),
      change: known => ({
        ends_at: known.ends_at < now ? known.ends_at : now,
        due_at: now,
        notice_at: null,
        run_id: null,
        failure: null,
        stopped_at: null,
        stop_reason: null,
      }),
    });
    if (!row) {
      throw new GuardrailsError({
        code: 'sandbox-state',
        message: 'The sandbox has ended.',
      });
    }
    await recordEvents({
      transaction,
      to,
      events: [
        {
          entry: toSandboxRecord(row, 'sandbox-ending', {
            by: caller.actor.ref,
            reason,
          }),
          announcements: [],
        },
      ],
    });
    return toSandbox(row, { limits, yours: true, now });
  });
}
