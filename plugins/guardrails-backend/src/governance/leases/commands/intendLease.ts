import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import {
  quoteForDisplay,
  type Fingerprint,
} from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { Announcement } from '../../../announce';
import { databaseTime } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import type { ApprovalService } from '../../approvals';
import type { AccessDeps } from '../AccessDeps';
import { toLeaseAnnouncement } from '../events/toLeaseAnnouncement';
import { toLeaseRecord } from '../events/toLeaseRecord';
import type { LeaseEvaluator } from '../LeaseEvaluator';
import type { LeaseRow } from '../model/rows';
import type { Debtors } from '../store/Debtors';
import { lockBreakGlass } from '../store/lockBreakGlass';
import { notReady } from './notReady';

const MINUTE = 60_000;

type IntendDeps = Pick<AccessDeps, 'config' | 'store'> & {
  approvals: Pick<ApprovalService, 'redeem'>;
  evaluator: Pick<LeaseEvaluator, 'countDebt' | 'withDebtors'>;
};

type Intending = {
  row: LeaseRow;
  humans: string[];
  /** As it was evaluated. */
  debt: number;
};

/**
 * Says on record that access is about to be given. Break-glass without an approval rests on there being no more debt than
 * was evaluated.
 * @internal
 */
export async function intendLease(
  deps: IntendDeps,
  options: Intending,
): Promise<LeaseRow> {
  const { break_glass: breakGlass, approval_id: approval } = options.row;
  if (breakGlass !== 1 || approval !== null) {
    return recordIntention(deps, options);
  }
  return deps.evaluator.withDebtors(debtors =>
    recordIntention(deps, options, transaction =>
      refuseNewDebt(deps, transaction, { ...options, debtors }),
    ),
  );
}

/** The approval is used up with it. */
async function recordIntention(
  deps: Omit<IntendDeps, 'evaluator'>,
  { row, humans }: Intending,
  refuse?: (transaction: Knex.Transaction) => Promise<void>,
): Promise<LeaseRow> {
  const { approvals, config, store } = deps;
  return store.transact(async transaction => {
    // With an approval too: it begins beside any debt, and is a debt for those after it.
    if (row.break_glass === 1) await lockBreakGlass(transaction, humans);
    await refuse?.(transaction);
    const now = await databaseTime(transaction);
    if (row.approval_id !== null) {
      await approvals.redeem(transaction, {
        id: row.approval_id,
        fingerprint: row.fingerprint as Fingerprint,
        by: [{ person: row.person, duty: 'request', source: 'lease' }],
      });
    }
    const intended = await store
      .change(transaction, {
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
    await store.record(transaction, {
      announcements:
        intended.break_glass === 1
          ? [breakGlassAnnouncement(intended, config.tell)]
          : [],
      entry: toLeaseRecord(intended, 'starting', {
        until: intended.ends_at,
      }),
    });
    return intended;
  });
}

/**
 * Another one can have begun since the debt was evaluated, with an approval or by an account that was linked after both
 * were requested; from here on the others wait.
 */
async function refuseNewDebt(
  deps: { evaluator: Pick<LeaseEvaluator, 'countDebt'> },
  transaction: Knex.Transaction,
  options: Intending & { debtors: Debtors },
): Promise<void> {
  const { row, humans, debt, debtors } = options;
  const debtor = { person: row.person, humans };
  const owed = await deps.evaluator.countDebt(transaction, debtor, debtors);
  if (owed > debt) throw owesReview();
}

/** A replica of an earlier version counts nothing: the unique key lets one of two through. */
function refuseSecondDebt(error: unknown): never {
  const { code = '', message = '' } = error as Error & { code?: string };
  const unique = code === '23505' || code.startsWith('SQLITE_CONSTRAINT');
  if (unique && message.includes('debtor')) throw owesReview(error);
  throw error;
}

function owesReview(cause?: unknown): GuardrailsError {
  return new GuardrailsError({
    code: 'grant-no-longer-allowed',
    message:
      'An earlier use of break-glass is waiting for review. Request again; it now needs approval.',
    cause,
  });
}

function breakGlassAnnouncement(row: LeaseRow, tell: string[]): Announcement {
  return toLeaseAnnouncement(row, {
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
    recipients: [row.owner, ...tell],
    payload: { until: row.ends_at },
  });
}
