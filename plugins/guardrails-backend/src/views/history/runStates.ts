import {
  type DecisionSummary,
  type RunState,
  runStateOf,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { databaseTime, type DecisionRow } from '../../base/database';
import type { GrantRow } from '../../governance/grants/model/rows';
import { deriveApprovalState } from '../../governance/approvals/model/deriveApprovalState';
import type { ApprovalRow } from '../../governance/approvals/model/rows';
import type { Seals } from '../../record/seals';
import { applyFactOf } from './applyFactOf';

/**
 * What became of the decisions of a page, in three queries whatever its size. A request for approval counts for every
 * decision on the same change of the same person, as it does where it is used.
 * @internal
 */
export async function readRunStates(
  { knex, seals }: { knex: Knex; seals: Seals },
  items: ReadonlyArray<Pick<DecisionSummary, 'id' | 'outcome'>>,
): Promise<Map<string, RunState>> {
  const ids = items.map(({ id }) => id);
  const waiting = items.flatMap(({ id, outcome }) =>
    outcome === 'needs-approval' ? [id] : [],
  );
  const newest = await readNewestApprovals({ knex, seals }, waiting);
  const requests = [...newest.values()].map(({ id }) => id);
  const [now, grants] = await Promise.all([
    databaseTime(knex),
    knex<GrantRow>('grants')
      .whereNotNull('redeemed_at')
      .where(any =>
        any.whereIn('decision_id', ids).orWhereIn('approval_id', requests),
      ),
  ]);
  return new Map(
    items.map(({ id, outcome }) => {
      const request = newest.get(id);
      const apply = applyFactOf(
        grants.filter(
          grant =>
            grant.decision_id === id ||
            (request !== undefined && grant.approval_id === request.id),
        ),
      );
      const approval = request && deriveApprovalState(request, now);
      return [id, runStateOf({ outcome, approval, apply })];
    }),
  );
}

async function readNewestApprovals(
  { knex, seals }: { knex: Knex; seals: Seals },
  ids: readonly string[],
): Promise<Map<string, ApprovalRow>> {
  if (ids.length === 0) return new Map();
  const decisions: Pick<DecisionRow, 'id' | 'fingerprint' | 'actor_ref'>[] =
    await knex<DecisionRow>('decisions')
      .whereIn('id', ids)
      .select('id', 'fingerprint', 'actor_ref');
  const fingerprints = decisions.map(({ fingerprint }) => fingerprint);
  const rows = await knex<ApprovalRow>('approvals')
    .where({ subject_kind: 'change' })
    .where(any =>
      any
        .whereIn('fingerprint', fingerprints)
        .orWhereIn('carried_fingerprint', fingerprints),
    )
    .orderBy('id', 'desc');
  const believed = await seals.believed(knex, 'approvals', rows);
  return new Map(
    decisions.flatMap(({ id, fingerprint, actor_ref: requester }) => {
      const request = believed.find(
        row =>
          row.requester === requester &&
          [row.fingerprint, row.carried_fingerprint].includes(fingerprint),
      );
      return request ? [[id, request] as const] : [];
    }),
  );
}
