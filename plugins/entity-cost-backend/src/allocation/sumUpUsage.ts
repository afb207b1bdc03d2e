import type { ChargeKind } from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import {
  DecimalSums,
  inChunks,
  type InForceRow,
  lockSums,
  workloadColumns,
} from '../database';

/** The kinds of charges that consume something, or give it back. */
const consumed: readonly ChargeKind[] = ['usage', 'refund'];

/** Subjects whose rows are read at a time: each has a few for each day. */
const PAGE = 1_000;

/**
 * Sums up what was used by the allocation of a run, exactly: quantities by entity, service, unit and currency, and
 * workloads by entity and currency. A quantity without a unit says nothing, and is left out. In a transaction that has
 * locked the sums of the load.
 * @internal
 */
export async function sumUpUsage(
  knex: Knex,
  options: { loadId: number; run: number; month: string },
): Promise<void> {
  await replaceSums(knex, {
    ...options,
    from: 'facts',
    to: 'monthly_usage',
    by: {
      service: 'subject.service',
      unit: 'subject.unit',
      currency: 'used.currency',
    },
    columns: ['quantity'],
  });
  await replaceSums(knex, {
    ...options,
    from: 'workload_usage',
    to: 'monthly_workloads',
    by: { currency: 'used.currency' },
    columns: workloadColumns,
  });
  const { loadId, run } = options;
  const first = await knex('workload_usage')
    .where({ load_id: loadId })
    .min({ day: 'day' })
    .first();
  await knex('usage_sums')
    .insert({
      load_id: loadId,
      run_id: run,
      first_day: first?.day ?? null,
      by_currency: true,
    })
    .onConflict(['load_id', 'run_id'])
    .merge();
}

/**
 * Sums up the usage of costs that are in force without it: those of before the upgrade, and those that a replica of an
 * earlier version put in force. Each load is a transaction of its own, and what is left is for the next time.
 * @internal
 */
export async function sumUpMissingUsage(
  knex: Knex,
  signal?: AbortSignal,
): Promise<void> {
  const pairs = await withoutUsage(knex).orderBy('force.month', 'desc');
  for (const { load_id, run_id, month } of pairs) {
    signal?.throwIfAborted();
    await knex.transaction(async transaction => {
      await lockSums(transaction, load_id);
      // another replica may have done it, or put another one in force
      const still = await withoutUsage(transaction)
        .where({ 'force.load_id': load_id, 'force.run_id': run_id })
        .first();
      if (!still) return;
      await sumUpUsage(transaction, { loadId: load_id, run: run_id, month });
    });
  }
}

function withoutUsage(knex: Knex) {
  return knex<InForceRow>({ force: 'in_force' })
    .leftJoin({ summed: 'usage_sums' }, join =>
      join
        .on('summed.load_id', 'force.load_id')
        .andOn('summed.run_id', 'force.run_id')
        .andOnVal('summed.by_currency', true),
    )
    .whereNull('summed.load_id')
    .select<Pick<InForceRow, 'load_id' | 'run_id' | 'month'>[]>(
      'force.load_id',
      'force.run_id',
      'force.month',
    );
}

async function replaceSums(
  knex: Knex,
  options: {
    loadId: number;
    run: number;
    month: string;
    from: 'facts' | 'workload_usage';
    to: 'monthly_usage' | 'monthly_workloads';
    by: Readonly<Record<string, string>>;
    columns: readonly string[];
  },
): Promise<void> {
  const { loadId, run, month, from, to, columns } = options;
  const by = {
    entity_ref: 'allocation.entity_ref',
    owner: 'allocation.owner',
    ...options.by,
  };
  const used = () => {
    const rows = knex({ used: from })
      .join({ subject: 'subjects' }, 'subject.id', 'used.subject_id')
      .where('used.load_id', loadId);
    return from === 'facts'
      ? rows
          .whereNotNull('used.quantity')
          .whereNotNull('subject.unit')
          // loads of earlier versions have quantities of what is not consumed
          .whereIn('used.charge_kind', consumed)
      : rows;
  };
  const sums = new DecimalSums<string, object>(columns);
  for (let after = 0; ; ) {
    const subjects: { id: number }[] = await used()
      .distinct({ id: 'used.subject_id' })
      .where('used.subject_id', '>', after)
      .orderBy('used.subject_id')
      .limit(PAGE);
    const last = subjects.at(-1)?.id;
    if (last === undefined) break;
    const rows: Record<string, string>[] = await used()
      .join(
        { allocation: 'allocations' },
        'allocation.subject_id',
        'subject.id',
      )
      .where('allocation.run_id', run)
      .where('used.subject_id', '>', after)
      .where('used.subject_id', '<=', last)
      .select(by)
      .select(columns.map(column => `used.${column}`));
    for (const row of rows) {
      const of = Object.keys(by).map(name => [name, row[name]]);
      sums.add(Object.fromEntries(of), row);
    }
    after = last;
  }
  const key = { load_id: loadId, run_id: run };
  await knex(to).where(key).delete();
  for (const chunk of inChunks(sums.rows())) {
    await knex(to).insert(chunk.map(row => ({ ...key, month, ...row })));
  }
}
