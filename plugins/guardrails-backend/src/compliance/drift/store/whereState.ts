import type { DriftState } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { oldestKept } from '../model/deriveDriftState';

/** The state of drift as a condition on `target_drift` joined with `targets`. @internal */
export function whereState(
  query: Knex.QueryBuilder,
  state: DriftState,
  { now, interval }: { now: string; interval: number },
): void {
  const oldest = oldestKept(now, interval);
  if (state === 'could-not-check') {
    query.where(either => {
      either.whereNotNull('failure').orWhere(old => {
        whereUnchanged(old).where('checked_at', '<', oldest);
      });
    });
    return;
  }
  query.whereNull('failure');
  if (state === 'not-checked') {
    query.where(either => {
      either
        .whereNull('status')
        .orWhereRaw('?? <> ??', ['checked_revision', 'targets.revision']);
    });
    return;
  }
  whereUnchanged(query)
    .where({ status: state })
    .where('checked_at', '>=', oldest);
}

function whereUnchanged(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query.whereRaw('?? = ??', ['checked_revision', 'targets.revision']);
}
