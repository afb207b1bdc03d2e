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
      whereUnchanged(either, 'failed_revision').orWhere(old => {
        whereUnchanged(old).where('checked_at', '<', oldest);
      });
    });
    return;
  }
  if (state === 'not-checked') {
    query.where(either => {
      either
        .orWhereRaw('?? <> ??', ['failed_revision', 'targets.revision'])
        .orWhere(looked => {
          looked.whereNull('failure').where(changed => {
            changed
              .whereNull('status')
              .orWhereRaw('?? <> ??', ['checked_revision', 'targets.revision']);
          });
        });
    });
    return;
  }
  whereUnchanged(query.whereNull('failure'))
    .where({ status: state })
    .where('checked_at', '>=', oldest);
}

function whereUnchanged(
  query: Knex.QueryBuilder,
  since: 'checked_revision' | 'failed_revision' = 'checked_revision',
): Knex.QueryBuilder {
  return query.whereRaw('?? = ??', [since, 'targets.revision']);
}
