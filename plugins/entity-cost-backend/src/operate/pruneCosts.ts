import {
  databaseTime,
  deleteInBatches,
} from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { rollUpMonth } from './rollUpMonth';

/** Months that are kept. */
type Retention = {
  /** With their days. */
  daily: number;
  /** As sums of the month, after that. */
  monthly: number;
};

/** Sums of a load by a run. */
const sumTables = [
  'daily_costs',
  'monthly_costs',
  'monthly_usage',
  'monthly_workloads',
  'usage_sums',
] as const;

/** @internal */
const defaultRetention: Retention = { daily: 25, monthly: 84 };

/** Days that loads which failed, and their problems, are kept. */
const FAILED = 90 * 86_400_000;

/** A run, or what it wrote, may belong to an allocation that is going on. */
const RUNNING = 86_400_000;

/**
 * Deletes what is not in force any more: charges and sums of loads that were replaced or failed, runs that are not in
 * force, months older than they are kept, entries of the dictionary that nothing refers to. Sums up the days of old
 * months. In batches; what is left when the signal is aborted is for the next time.
 * @internal
 */
export async function pruneCosts(
  knex: Knex,
  options: { retention?: Retention; signal?: AbortSignal } = {},
): Promise<void> {
  const { retention = defaultRetention, signal } = options;
  const now = await databaseTime(knex);
  const inForce = () => knex('in_force');
  const oldest = monthBefore(now, retention.monthly);
  await knex.transaction(async transaction => {
    await transaction('in_force').where('month', '<', oldest).delete();
    // a load that stayed would be put in force again, without its charges
    await transaction('loads')
      .where({ state: 'loaded' })
      .where('month', '<', oldest)
      .update({ state: 'expired' });
  });

  const old = await inForce()
    .where('month', '<', monthBefore(now, retention.daily))
    .whereNull('rolled_up_at')
    .select('load_id', 'run_id', 'month');
  for (const month of old) {
    if (signal?.aborted) return;
    await rollUpMonth(knex, { ...month, now });
  }

  // loads that are loaded and not yet in force are newer than what is
  const unseen = () =>
    knex('loads')
      .whereNot({ state: 'loading' })
      .whereNotIn('id', inForce().select('load_id'))
      .where(query =>
        query
          .whereIn('state', ['failed', 'expired'])
          .orWhereExists(
            knex({ newer: 'loads' })
              .whereRaw('newer.source_id = loads.source_id')
              .whereRaw('newer.month = loads.month')
              .whereRaw('newer.id > loads.id')
              .where('newer.state', 'loaded')
              .whereIn('newer.id', inForce().select('load_id')),
          ),
      )
      .select('id');
  const sums = ['load_id', 'run_id'] as const;
  for (const table of sumTables) {
    const pairs: { load_id: number; run_id: number }[] = await knex(table)
      .distinct(...sums)
      .whereNotExists(
        inForce()
          .whereRaw(`in_force.load_id = ${table}.load_id`)
          .whereRaw(`in_force.run_id = ${table}.run_id`),
      );
    for (const { load_id, run_id } of pairs) {
      if (signal?.aborted) return;
      const pending = await isPending(knex, { load_id, run_id });
      if (!pending) await knex(table).where({ load_id, run_id }).delete();
    }
  }
  await deleteInBatches(knex, {
    table: 'workload_usage',
    key: ['load_id', 'subject_id', 'day', 'currency'],
    where: query => query.whereIn('load_id', unseen()),
    signal,
  });
  await deleteInBatches(knex, {
    table: 'facts',
    key: ['load_id', 'subject_id', 'day', 'charge_kind', 'currency'],
    where: query => query.whereIn('load_id', unseen()),
    signal,
  });
  await deleteInBatches(knex, {
    table: 'loads',
    key: ['id'],
    where: query =>
      query
        .where(ended =>
          ended
            .where({ state: 'expired' })
            .orWhere(failed =>
              failed
                .where({ state: 'failed' })
                .where('created_at', '<', now - FAILED),
            ),
        )
        .whereNotExists(knex('facts').whereRaw('facts.load_id = loads.id'))
        .whereNotExists(
          knex('workload_usage').whereRaw('workload_usage.load_id = loads.id'),
        ),
    signal,
  });

  const runs: { id: number }[] = await knex('runs')
    .whereNotIn('id', inForce().select('run_id'))
    .where('created_at', '<', now - RUNNING)
    .where('id', '<', await newestRunInForce(knex))
    .select('id');
  for (const { id } of runs) {
    await deleteInBatches(knex, {
      table: 'allocations',
      key: ['run_id', 'subject_id'],
      where: query => query.where({ run_id: id }),
      signal,
    });
    if (signal?.aborted) return;
    const unused = knex('runs').where({ id });
    for (const table of sumTables) {
      unused.whereNotExists(knex(table).whereRaw(`${table}.run_id = runs.id`));
    }
    await unused.delete();
  }
}

async function newestRunInForce(knex: Knex): Promise<number> {
  const row = await knex('in_force').max({ id: 'run_id' }).first();
  return row?.id ?? 0;
}

/** Whether sums may belong to an allocation that is going on: of a load or a run that is newer than what is in force. */
async function isPending(
  knex: Knex,
  sums: { load_id: number; run_id: number },
): Promise<boolean> {
  const load = await knex('loads').where({ id: sums.load_id }).first();
  if (load?.state !== 'loaded') return false;
  const row = await knex('in_force')
    .where({ source_id: load.source_id, month: load.month })
    .first();
  if (!row || row.load_id < sums.load_id) return true;
  return row.load_id === sums.load_id && row.run_id < sums.run_id;
}

/** The month that is so many months before this one. */
function monthBefore(now: number, months: number): string {
  const date = new Date(now);
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 7);
}
