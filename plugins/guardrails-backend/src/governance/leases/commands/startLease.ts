import {
  GuardrailsError,
  leaseRequestPermission,
  type LeaseCredential,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessProvider } from '@backstage-guardrails/plugin-guardrails-node';
import {
  quoteForDisplay,
  type Fingerprint,
} from '@backstage-guardrails/policy-model';
import type { Caller } from '../../../identity/actors';
import type { Announcement } from '../../../announce';
import { databaseTime, addMilliseconds } from '../../../base/database';
import { announcementOf } from '../model/announcementOf';
import { withDurableTransaction } from '../../../record/ledger';
import { recordEvents } from '../../../record';
import { failLease } from './failLease';
import { judgeLease } from './judgeLease';
import type { LeaseDeps } from '../LeaseDeps';
import { noLease } from '../store/LeaseStore';
import { ledgerRecordOf } from '../model/ledgerRecordOf';
import type { LeaseRow } from '../model/rows';
import { stateOf } from '../model/stateOf';

const MINUTE = 60_000;

/**
 * Gives the access, once, to the person who asked for it.
 *
 * First it goes on record that access is about to be given, then it is given, then it goes on record that it was,
 * and only then the credential leaves. Whoever stops in between leaves a record that the reconciler finds, and a
 * credential that nobody has seen.
 * @internal
 */
export async function startLease(
  deps: Pick<
    LeaseDeps,
    | 'access'
    | 'catalog'
    | 'config'
    | 'desk'
    | 'environments'
    | 'judge'
    | 'knex'
    | 'ledger'
    | 'logger'
    | 'outbox'
    | 'people'
    | 'providers'
    | 'seals'
    | 'store'
  >,
  caller: Caller,
  id: string,
): Promise<LeaseCredential> {
  await deps.access.require(leaseRequestPermission, caller.credentials);
  const { id: human, ref } = await deps.people.human(caller);
  const row = await deps.store.row(id);
  if (!row || row.person !== ref) throw noLease();
  await refuseUnlessReady(deps, row);
  await refuseChangedMind(deps, { caller, human, row });
  const intended = await intend(deps, row);
  const credential = await give(deps, intended);
  await confirm(deps, intended);
  return { lease: await deps.store.lease(id), ...credential };
}

async function refuseUnlessReady(
  deps: Pick<LeaseDeps, 'knex'>,
  row: LeaseRow,
): Promise<void> {
  const state = stateOf(row, await databaseTime(deps.knex));
  if (state === 'ready') return;
  throw new GuardrailsError(
    state === 'waiting'
      ? {
          code: 'approval-needed',
          message: 'The lease waits for the consent of others.',
        }
      : notReady(),
  );
}

/** Policy, debt and environment may have changed since it was asked for. */
async function refuseChangedMind(
  deps: Pick<
    LeaseDeps,
    | 'catalog'
    | 'environments'
    | 'judge'
    | 'knex'
    | 'people'
    | 'providers'
    | 'seals'
  >,
  { caller, human, row }: { caller: Caller; human: string; row: LeaseRow },
): Promise<void> {
  const { environment } = await deps.providers.offer(row.resource, row.role);
  const { judgement } = await judgeLease(deps, {
    caller,
    humans: [human, row.human],
    question: {
      resource: row.resource,
      role: row.role,
      minutes: row.minutes,
      purpose: row.purpose,
      incident: row.incident ?? undefined,
      breakGlass: row.break_glass === 1,
      environment,
    },
    instant: new Date(await databaseTime(deps.knex)),
  });
  const { outcome, fingerprint } = judgement;
  const consented =
    row.consented_at !== null && row.fingerprint === fingerprint;
  if (outcome === 'allow' || outcome === 'warn') return;
  if (outcome === 'needs-approval' && consented) return;
  throw new GuardrailsError({
    code: 'grant-no-longer-allowed',
    message: `Judged again, the access is ${outcome}. Ask for a new lease.`,
  });
}

async function intend(
  deps: Pick<
    LeaseDeps,
    'config' | 'desk' | 'knex' | 'ledger' | 'outbox' | 'seals'
  >,
  row: LeaseRow,
): Promise<LeaseRow> {
  return withDurableTransaction(deps.knex, async transaction => {
    const now = await databaseTime(transaction);
    if (row.approval_id !== null) {
      await deps.desk.redeem(transaction, {
        id: row.approval_id,
        fingerprint: row.fingerprint as Fingerprint,
        by: [{ person: row.person, duty: 'request', source: 'lease' }],
      });
    }
    const [intended] = await deps.seals
      .update(transaction, 'leases', {
        narrow: query =>
          query
            .where({ id: row.id })
            .whereNull('intended_at')
            .whereNull('refused_at')
            .whereNull('ended_at')
            .where('start_by', '>', now),
        change: lease => ({
          intended_at: now,
          ends_at: addMilliseconds(now, lease.minutes * MINUTE),
          debtor:
            lease.break_glass === 1 && lease.approval_id === null
              ? lease.human
              : null,
        }),
      })
      .catch(refuseSecondDebt);
    if (!intended) throw new GuardrailsError(notReady());
    await recordEvents({
      transaction,
      to: deps,
      events: [
        {
          announcements:
            intended.break_glass === 1 ? [breakGlassOf(deps, intended)] : [],
          entry: ledgerRecordOf(intended, 'starting', {
            until: intended.ends_at,
          }),
        },
      ],
    });
    return intended;
  });
}

/** Two at the same millisecond: the unique key lets one of them through. */
function refuseSecondDebt(error: unknown): never {
  const { code = '', message = '' } = error as Error & { code?: string };
  const unique = code === '23505' || code.startsWith('SQLITE_CONSTRAINT');
  if (unique && message.includes('debtor')) {
    throw new GuardrailsError({
      code: 'grant-no-longer-allowed',
      message:
        'An earlier use of break-glass waits for its reviews. Ask again; the next one needs the consent of others.',
      cause: error,
    });
  }
  throw error;
}

function breakGlassOf(
  deps: Pick<LeaseDeps, 'config'>,
  row: LeaseRow,
): Announcement {
  return announcementOf(row, {
    topic: 'lease.break-glass',
    title: `Break-glass: ${row.person} has ${row.role} on ${row.resource}`,
    description: `Until ${row.ends_at}. Purpose: ${quoteForDisplay(
      row.purpose,
    )}${
      row.incident === null
        ? ''
        : `, incident: ${quoteForDisplay(row.incident)}`
    }. It waits for the reviews of two others afterwards.`,
    severity: 'critical',
    recipients: [row.owner, ...deps.config.tell],
    payload: { until: row.ends_at },
  });
}

async function give(
  deps: Pick<
    LeaseDeps,
    'config' | 'knex' | 'ledger' | 'logger' | 'outbox' | 'providers' | 'seals'
  >,
  row: LeaseRow,
) {
  const { id: lease, resource, role, person } = row;
  const until = row.ends_at ?? row.requested_at;
  let provider: AccessProvider;
  try {
    provider = deps.providers.byId(row.provider);
    return await provider.grant({ lease, resource, role, person, until });
  } catch (error) {
    deps.logger.error('Access could not be given', {
      lease,
      error: String(error),
    });
    await failLease(deps, row, 'The system did not give the access');
    throw new GuardrailsError({
      code: 'access-provider-failed',
      message: 'The system did not give the access. Ask for a new lease.',
      cause: error,
    });
  }
}

/** Somebody may have ended it, or it may be over: then nobody gets to see the credential. */
async function confirm(
  deps: Pick<
    LeaseDeps,
    'config' | 'knex' | 'ledger' | 'logger' | 'outbox' | 'providers' | 'seals'
  >,
  row: LeaseRow,
): Promise<void> {
  const started = await withDurableTransaction(deps.knex, async transaction => {
    const now = await databaseTime(transaction);
    const [confirmed] = await deps.seals.update(transaction, 'leases', {
      narrow: query =>
        query
          .where({ id: row.id })
          .whereNull('started_at')
          .whereNull('failed_at')
          .whereNull('ending_at')
          .whereNull('ended_at')
          .where('ends_at', '>', now),
      change: () => ({ started_at: now }),
    });
    if (!confirmed) return false;
    await recordEvents({
      transaction,
      to: deps,
      events: [
        {
          announcements: [
            announcementOf(confirmed, {
              topic: 'lease.started',
              title: `${row.person} has ${row.role} on ${row.resource}`,
              description: `Until ${row.ends_at}. Purpose: ${quoteForDisplay(
                row.purpose,
              )}`,
              severity: 'normal',
              recipients: [row.owner],
              payload: { until: row.ends_at },
            }),
          ],
          entry: ledgerRecordOf(confirmed, 'started', {
            until: confirmed.ends_at,
          }),
        },
      ],
    });
    return true;
  });
  if (started) return;
  await failLease(deps, row, 'Ended before it had begun');
  throw new GuardrailsError(notReady());
}

function notReady() {
  return {
    code: 'lease-state' as const,
    message: 'The lease cannot be started, or was started before.',
  };
}
