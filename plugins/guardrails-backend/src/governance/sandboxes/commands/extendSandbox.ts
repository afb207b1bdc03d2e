import {
  GuardrailsError,
  type Sandbox,
  type SandboxExtension,
} from '@backstage-guardrails/plugin-guardrails-common';
import { databaseTime } from '../../../base/database';
import type { Caller } from '../../../identity/actors';
import { recordEvents } from '../../../record';
import { toSandboxRecord } from '../events/toSandboxRecord';
import { allowanceOf, extendedEnd } from '../model/allowanceOf';
import type { SandboxLimits } from '../model/limitsOf';
import { nextNotice } from '../model/nextNotice';
import type { SandboxRow } from '../model/rows';
import { toSandbox } from '../model/toSandbox';
import { limitsFor, type SandboxDeps } from '../SandboxDeps';
import { ownSandbox } from './ownSandbox';
import { refuseWhileEnding } from './refuseWhileEnding';

/**
 * Moves the end of a sandbox: a decision of a person of its team, within what policy allows now. How often and how long
 * is counted with the row locked, so two extensions at the same moment are two.
 * @throws GuardrailsError `humans-only`, `not-found`, `sandbox-state`
 * @internal
 */
export async function extendSandbox(
  deps: Omit<SandboxDeps, 'enforcementPoints'>,
  caller: Caller,
  { id, reason, hours }: SandboxExtension & { id: string },
): Promise<Sandbox> {
  const { store, to } = deps;
  const limits = limitsFor(deps, await ownSandbox(deps, caller, id));
  return store.transact(async transaction => {
    const now = await databaseTime(transaction);
    await refuseWhileEnding(transaction, { id, now });
    const row = await store.change(transaction, {
      narrow: query => query.where({ id }).whereNull('ended_at'),
      change: known => {
        const endsAt = extendedEnd(
          known,
          hoursOf(known, { limits, hours, now }),
          now,
        );
        return {
          ends_at: endsAt,
          due_at: endsAt,
          extensions: known.extensions + 1,
          notice_at: nextNotice(endsAt, now),
          attempts: 0,
          run_id: null,
          failure: null,
          stopped_at: null,
          stop_reason: null,
        };
      },
    });
    if (!row) throw ended();
    await recordEvents({
      transaction,
      to,
      events: [
        {
          entry: toSandboxRecord(row, 'sandbox-extended', {
            by: caller.actor.ref,
            reason,
            extensions: row.extensions,
          }),
          announcements: [],
        },
      ],
    });
    return toSandbox(row, { limits, yours: true, now });
  });
}

function hoursOf(
  row: SandboxRow,
  options: { limits: SandboxLimits; hours?: number; now: string },
): number {
  const { limits, now } = options;
  const allowed = allowanceOf(row, limits, now);
  if (!allowed) {
    throw refused(
      `Policy allows ${limits.maximumExtensions} extensions and ${limits.maximumHours} hours from its creation, and no more of this sandbox.`,
    );
  }
  const hours = options.hours ?? Math.min(limits.defaultHours, allowed.hours);
  if (hours <= allowed.hours) return hours;
  throw refused(
    `Policy allows ${limits.maximumHours} hours from its creation, so at most ${allowed.hours} more.`,
  );
}

function ended(): GuardrailsError {
  return refused('The sandbox has ended.');
}

function refused(message: string): GuardrailsError {
  return new GuardrailsError({ code: 'sandbox-state', message });
}
