import type { Knex } from 'knex';
import type { DecisionRow } from '../../../base/database';
import type { Seals } from '../../../record/seals';
import { requestFor } from '../model/requestFor';
import type { ApprovalRow } from '../model/rows';

/** What of a decision says which request is for it. @internal */
export type RequestedDecision = Pick<
  DecisionRow,
  'id' | 'recorded_at' | 'fingerprint' | 'actor_ref'
>;

/** A change that is made each night has a request each night; those of a page are among the first that ended after it. */
const MOST = 1_000;

/** The request for approval of each of some decisions, by decision. @internal */
export async function loadRequestsFor(
  { knex, seals }: { knex: Knex; seals: Seals },
  decisions: readonly RequestedDecision[],
): Promise<Map<string, ApprovalRow>> {
  if (decisions.length === 0) return new Map();
  const fingerprints = decisions.map(({ fingerprint }) => fingerprint);
  const [since] = decisions.map(({ recorded_at: at }) => at).sort();
  const rows = await knex<ApprovalRow>('approvals')
    .where({ subject_kind: 'change' })
    .whereIn(
      'requester',
      decisions.map(({ actor_ref: requester }) => requester),
    )
    .where(any =>
      any
        .whereIn('fingerprint', fingerprints)
        .orWhereIn('carried_fingerprint', fingerprints),
    )
    .where(any =>
      any
        .where('closed_at', '>', since)
        .orWhere(open =>
          open.whereNull('closed_at').where('expires_at', '>', since),
        ),
    )
    .orderBy('id')
    .limit(MOST);
  const believed = await seals.believed(knex, 'approvals', rows);
  return new Map(
    decisions.flatMap(decision => {
      const { id, recorded_at: recordedAt, fingerprint, actor_ref } = decision;
      const request = requestFor(
        believed.filter(
          row =>
            row.requester === actor_ref &&
            [row.fingerprint, row.carried_fingerprint].includes(fingerprint),
        ),
        { id, recordedAt },
      );
      return request ? [[id, request] as const] : [];
    }),
  );
}
