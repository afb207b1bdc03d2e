import {
  GuardrailsError,
  type LeaseCredential,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessProvider } from '@backstage-guardrails/plugin-guardrails-node';
import {
  quoteForDisplay,
  type Fingerprint,
} from '@backstage-guardrails/policy-model';
import { databaseTime } from '../../../base/database';
import type { Caller } from '../../../identity/actors';
import type { Human, People } from '../../../identity/people';
import type { ApprovalService } from '../../approvals';
import type { AccessDeps } from '../AccessDeps';
import { toLeaseAnnouncement } from '../events/toLeaseAnnouncement';
import { toLeaseRecord } from '../events/toLeaseRecord';
import type { LeaseEvaluator } from '../LeaseEvaluator';
import { deriveLeaseState } from '../model/deriveLeaseState';
import type { LeaseRow } from '../model/rows';
import type { Providers } from '../Providers';
import { noLease, type LeaseStore } from '../store/LeaseStore';
import { failLease } from './failLease';
import { intendLease } from './intendLease';
import { notReady } from './notReady';
import { refuseUnprepared } from './refuseUnprepared';
import { outcomeText } from '../../../decision/decisions';

/**
 * Gives the access, once, to the person who asked for it.
 *
 * A resource that has to be started first is started before anything is on record: it can be asked for again until it
 * is there. Then it goes on record that access is about to be given, then it is given, then it goes on record that it was,
 * and only then the credential leaves. Whoever stops in between leaves a record that the reconciler finds, and a
 * credential that nobody has seen.
 * @internal
 */
export async function startLease(
  deps: AccessDeps & {
    people: Pick<People, 'human'>;
    providers: Providers;
    evaluator: LeaseEvaluator;
    approvals: Pick<ApprovalService, 'redeem' | 'goesOnWith'>;
  },
  caller: Caller,
  id: string,
): Promise<LeaseCredential> {
  const { store } = deps;
  const human = await deps.people.human(caller);
  const row = await store.row(id);
  if (!row || row.person !== human.ref) throw noLease();
  refuseUnlessReady(row, await store.now());
  const debt = await refuseChangedMind(deps, { caller, human, row });
  const provider = deps.providers.byId(row.provider);
  refuseUnprepared(await provider.prepare?.(row.resource));
  const humans = [human.id, row.human];
  const intended = await intendLease(deps, { row, humans, debt });
  const credential = await giveAccess(deps, intended);
  await confirm(deps, intended);
  return { lease: await store.lease(id), ...credential };
}

function refuseUnlessReady(row: LeaseRow, now: string): void {
  const state = deriveLeaseState(row, now);
  if (state === 'ready') return;
  throw new GuardrailsError(
    state === 'waiting'
      ? {
          code: 'approval-needed',
          message: 'The lease is waiting for approval.',
        }
      : notReady(),
  );
}

/** Policy, debt and environment may have changed since it was asked for. Answers the debt that was evaluated. */
async function refuseChangedMind(
  deps: {
    approvals: Pick<ApprovalService, 'goesOnWith'>;
    providers: Pick<Providers, 'offer'>;
    evaluator: LeaseEvaluator;
    store: LeaseStore;
  },
  { caller, human, row }: { caller: Caller; human: Human; row: LeaseRow },
): Promise<number> {
  const { environment } = await deps.providers.offer(row.resource, row.role);
  const { evaluation, debt } = await deps.evaluator.evaluate({
    caller,
    humans: [human.id, row.human],
    question: {
      resource: row.resource,
      role: row.role,
      minutes: row.minutes,
      purpose: row.purpose,
      incident: row.incident ?? undefined,
      breakGlass: row.break_glass === 1,
      environment,
    },
    instant: new Date(await deps.store.now()),
  });
  const { outcome, fingerprint } = evaluation;
  if (outcome === 'allow' || outcome === 'warn') return debt;
  if (
    outcome === 'needs-approval' &&
    row.consented_at !== null &&
    (row.fingerprint === fingerprint ||
      (row.approval_id !== null &&
        (await deps.approvals.goesOnWith(
          row.approval_id,
          fingerprint as Fingerprint,
        ))))
  ) {
    return debt;
  }
  throw new GuardrailsError({
    code: 'grant-no-longer-allowed',
    message: `Evaluated again, the access ${outcomeText[outcome]}. Request a new lease.`,
  });
}

async function giveAccess(deps: AccessDeps, row: LeaseRow) {
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
      message: 'The system did not grant the access. Request a new lease.',
      cause: error,
    });
  }
}

/** Somebody may have ended it, or it may be over: then nobody gets to see the credential. */
async function confirm(deps: AccessDeps, row: LeaseRow): Promise<void> {
  const { store } = deps;
  const started = await store.transact(async transaction => {
    const now = await databaseTime(transaction);
    const confirmed = await store.change(transaction, {
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
    await store.record(transaction, {
      announcements: [
        toLeaseAnnouncement(confirmed, {
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
      entry: toLeaseRecord(confirmed, 'started', {
        until: confirmed.ends_at,
      }),
    });
    return true;
  });
  if (started) return;
  await failLease(deps, row, 'Ended before it had begun');
  throw new GuardrailsError(notReady());
}
