import {
  GuardrailsError,
  grantUsePermission,
  type SandboxEnd,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { databaseTime } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import type { TargetRow } from '../../../decision/targets';
import { readSchedule, type Caller } from '../../../identity/actors';
import { recordEvents } from '../../../record';
import { toSandboxRecord } from '../events/toSandboxRecord';
import type { SandboxRow } from '../model/rows';
import type { SandboxDeps } from '../SandboxDeps';

/**
 * An attempt that says nothing for so long has died, and another one is let in: it is longer than a plan and an apply
 * take by default. It is safe however long the attempt lives: the redemption of its grant asks whether it is still the
 * attempt of the sandbox.
 */
const ATTEMPT = 90 * 60_000;

/** So many are looked at; another caller takes those that this one does not. */
const BATCH = 20;

/**
 * Takes one sandbox whose time is over, for the enforcement point that destroys it. The condition is part of the
 * update, so of many callers one gets it; that the attempt begins is on the ledger before anything is planned.
 * @throws GuardrailsError `not-enforcement-point`
 * @internal
 */
export async function takeEnd(
  deps: Pick<SandboxDeps, 'access' | 'enforcementPoints' | 'store' | 'to'>,
  caller: Caller,
): Promise<SandboxEnd | undefined> {
  await requirePoint(deps, caller);
  const { store } = deps;
  const now = await store.now();
  // What has failed often waits for what was not tried yet.
  const due = await store.rows(
    query => isDue(query, now).orderBy(['attempts', 'due_at']),
    { limit: BATCH },
  );
  for (const { id } of due) {
    const taken = await store.transact(transaction =>
      take(deps, transaction, { id, by: caller.actor.ref }),
    );
    if (taken) return taken;
  }
  return undefined;
}

/**
 * An enforcement point that acts by itself.
 * @throws GuardrailsError `not-enforcement-point`
 * @internal
 */
export async function requirePoint(
  deps: Pick<SandboxDeps, 'access' | 'enforcementPoints'>,
  caller: Caller,
): Promise<void> {
  await deps.access.require(grantUsePermission, caller.credentials);
  if (readSchedule(caller, deps.enforcementPoints) !== undefined) return;
  throw new GuardrailsError({
    code: 'not-enforcement-point',
    message:
      'Only an enforcement point (guardrails.access.enforcementPoints) can end a sandbox, with its own credentials.',
  });
}

async function take(
  { store, to }: Pick<SandboxDeps, 'store' | 'to'>,
  transaction: Knex.Transaction,
  { id, by }: { id: string; by: string },
): Promise<SandboxEnd | undefined> {
  const now = await databaseTime(transaction);
  const run = randomUUID();
  const row = await store.change(transaction, {
    narrow: query => isDue(query.where({ id }), now),
    change: ({ attempts }) => ({
      run_id: run,
      attempts: attempts + 1,
      due_at: addMilliseconds(now, ATTEMPT),
    }),
  });
  if (!row) return undefined;
  const target = await transaction<TargetRow>('targets')
    .where({ id: row.target_id })
    .first('module');
  await recordEvents({
    transaction,
    to,
    events: [
      {
        entry: toSandboxRecord(row, 'sandbox-ending', {
          run,
          by,
          attempt: row.attempts,
        }),
        announcements: [],
      },
    ],
  });
  return {
    run,
    sandbox: row.id,
    ref: row.target_ref,
    environment: row.environment,
    module: target?.module ?? '',
  };
}

function isDue(
  query: Knex.QueryBuilder<SandboxRow>,
  now: string,
): Knex.QueryBuilder<SandboxRow> {
  return query
    .whereNull('ended_at')
    .whereNull('stopped_at')
    .where('ends_at', '<=', now)
    .where('due_at', '<=', now);
}
