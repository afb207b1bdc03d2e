import {
  type DecisionSummary,
  type RunState,
  runStateOf,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { databaseTime, type DecisionRow } from '../../base/database';
import { deriveApprovalState } from '../../governance/approvals/model/deriveApprovalState';
import {
  loadRequestsFor,
  type RequestedDecision,
} from '../../governance/approvals/store/loadRequestsFor';
import { RunReports } from '../../governance/grants';
import type { GrantRow } from '../../governance/grants/model/rows';
import type { Seals } from '../../record/seals';
import { applyFactOf } from './applyFactOf';
import { checkFactOf } from './checkFactOf';

type RedeemedGrant = Pick<
  GrantRow,
  'decision_id' | 'approval_id' | 'redeemed_at' | 'status'
>;

/**
 * What became of the decisions of a page, in five queries whatever its size. A request for approval counts for every
 * decision on the same change of the same person while it lasts, as it does where it is used.
 * @internal
 */
export async function readRunStates(
  { knex, seals }: { knex: Knex; seals: Seals },
  items: ReadonlyArray<Pick<DecisionSummary, 'id' | 'outcome'>>,
): Promise<Map<string, RunState>> {
  const requested = await loadRequestsFor(
    { knex, seals },
    await readWaiting(knex, items),
  );
  const [now, reports, grants] = await Promise.all([
    databaseTime(knex),
    new RunReports({ knex }).ofDecisions(items.map(({ id }) => id)),
    readRedeemed(knex, {
      decisions: items.map(({ id }) => id),
      requests: [...requested.values()].map(({ id }) => id),
    }),
  ]);
  return new Map(
    items.map(({ id, outcome }) => {
      const request = requested.get(id);
      const apply = applyFactOf(
        grants.filter(
          grant =>
            grant.decision_id === id ||
            (request !== undefined && grant.approval_id === request.id),
        ),
      );
      const approval = request && deriveApprovalState(request, now);
      const report = reports.find(({ decision_id: of }) => of === id);
      const check = checkFactOf(report, now);
      return [id, runStateOf({ outcome, approval, apply, check })];
    }),
  );
}

async function readWaiting(
  knex: Knex,
  items: ReadonlyArray<Pick<DecisionSummary, 'id' | 'outcome'>>,
): Promise<RequestedDecision[]> {
  const ids = items.flatMap(({ id, outcome }) =>
    outcome === 'needs-approval' ? [id] : [],
  );
  return knex<DecisionRow>('decisions')
    .whereIn('id', ids)
    .select('id', 'recorded_at', 'fingerprint', 'actor_ref');
}

async function readRedeemed(
  knex: Knex,
  { decisions, requests }: { decisions: string[]; requests: string[] },
): Promise<RedeemedGrant[]> {
  return knex<GrantRow>('grants')
    .whereNotNull('redeemed_at')
    .where(any =>
      any.whereIn('decision_id', decisions).orWhereIn('approval_id', requests),
    )
    .select('decision_id', 'approval_id', 'redeemed_at', 'status');
}
