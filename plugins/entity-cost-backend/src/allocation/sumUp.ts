import type { Knex } from 'knex';
import { type LoadRow, lockSums } from '../database';
import { sumUpUsage } from './sumUpUsage';

const amounts = ['billed', 'effective', 'list'] as const;

/**
 * Sums up the facts of a load by the allocation of a run, for fast reads. Done twice, it has the same result: two
 * replicas that do it at once do it in turn, and each replaces what it finds.
 * @internal
 */
export async function sumUp(
  knex: Knex,
  options: { loadId: number; run: number },
): Promise<void> {
  const { loadId, run } = options;
  await knex.transaction(async transaction => {
    await lockSums(transaction, loadId);
    await insertSums(transaction, {
      loadId,
      run,
      table: 'daily_costs',
      columns: {
        day: 'fact.day',
        entity_ref: 'allocation.entity_ref',
        owner: 'allocation.owner',
        service: 'subject.service',
        environment: 'subject.environment',
        charge_kind: 'fact.charge_kind',
        currency: 'fact.currency',
      },
    });
    await insertSums(transaction, {
      loadId,
      run,
      table: 'monthly_costs',
      columns: {
        entity_ref: 'allocation.entity_ref',
        owner: 'allocation.owner',
        provider: 'subject.provider',
        service: 'subject.service',
        environment: 'subject.environment',
        kind: 'allocation.kind',
        rule: 'allocation.rule',
        reason: 'allocation.reason',
        charge_kind: 'fact.charge_kind',
        currency: 'fact.currency',
      },
    });
    const load = await transaction<LoadRow>('loads')
      .where({ id: loadId })
      .first('month');
    if (load?.month) {
      await sumUpUsage(transaction, { loadId, run, month: load.month });
    }
  });
}

async function insertSums(
  knex: Knex,
  options: {
    loadId: number;
    run: number;
    table: 'daily_costs' | 'monthly_costs';
    columns: Readonly<Record<string, string>>;
  },
): Promise<void> {
  const { loadId, run, table, columns } = options;
  await knex(table).where({ load_id: loadId, run_id: run }).delete();
  const names = Object.keys(columns);
  const sums = knex({ fact: 'facts' })
    .join({ loaded: 'loads' }, 'loaded.id', 'fact.load_id')
    .join({ subject: 'subjects' }, 'subject.id', 'fact.subject_id')
    // every subject has an allocation; one without would be missing in the sums, so it fails the constraint instead
    .leftJoin({ allocation: 'allocations' }, join =>
      join
        .on('allocation.subject_id', 'fact.subject_id')
        .andOn('allocation.run_id', knex.raw('?', [run])),
    )
    .where('fact.load_id', loadId)
    .groupBy(
      'fact.load_id',
      'allocation.run_id',
      'loaded.month',
      ...Object.values(columns),
    )
    .select(
      'fact.load_id',
      'allocation.run_id',
      'loaded.month',
      ...Object.values(columns),
      ...amounts.map(amount =>
        knex.raw('cast(sum(??) as bigint)', [`fact.${amount}`]),
      ),
    );
  const into = ['load_id', 'run_id', 'month', ...names, ...amounts];
  await knex
    .from(knex.raw(`?? (${into.map(() => '??').join(', ')})`, [table, ...into]))
    .insert(sums);
}
