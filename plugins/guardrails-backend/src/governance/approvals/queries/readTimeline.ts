import type {
  ApprovalState,
  TimelineEvent,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import { databaseTime } from '../../../base/database';
import type { ApprovalDeps } from '../ApprovalDeps';
import { deriveApprovalState } from '../model/deriveApprovalState';
import { listApprovalEvents } from '../model/listApprovalEvents';
import { loadRequestsFor } from '../store/loadRequestsFor';
import { loadRelations } from '../store/loadRelations';

/** The approval of a decision and what happened to it, for the decision's page. @internal */
export async function readTimeline(
  deps: Pick<ApprovalDeps, 'knex' | 'seals'>,
  decision: Decision,
): Promise<{
  approval?: { id: string; state: ApprovalState };
  timeline: TimelineEvent[];
}> {
  const { knex, seals } = deps;
  const requested = await loadRequestsFor({ knex, seals }, [
    {
      id: decision.id,
      recorded_at: decision.recordedAt,
      fingerprint: decision.fingerprint,
      actor_ref: decision.actor.ref,
    },
  ]);
  const row = requested.get(decision.id);
  if (!row) return { timeline: [] };
  const now = await databaseTime(knex);
  const relations = await loadRelations(knex, [row.id]);
  return {
    approval: { id: row.id, state: deriveApprovalState(row, now) },
    timeline: listApprovalEvents(row, relations(row.id), now),
  };
}
