import type { Knex } from 'knex';

/**
 * Costs, and what was used for them, that readers see: those of the loads in force, as their allocation in force has them. Every query of costs
 * starts here; without the join, it would add loads that were replaced or are not finished.
 * @internal
 */
export function costsInForce(
  knex: Knex,
  table:
    | 'daily_costs'
    | 'monthly_costs'
    | 'monthly_usage'
    | 'monthly_workloads',
): Knex.QueryBuilder {
  return knex({ cost: table }).join({ force: 'in_force' }, join =>
    join
      .on('force.load_id', 'cost.load_id')
      .andOn('force.run_id', 'cost.run_id'),
  );
}

/** Facts with their subjects and whose they are, of the loads in force. @internal */
export function factsInForce(knex: Knex): Knex.QueryBuilder {
  return knex({ force: 'in_force' })
    .join({ fact: 'facts' }, 'fact.load_id', 'force.load_id')
    .join({ subject: 'subjects' }, 'subject.id', 'fact.subject_id')
    .join({ allocation: 'allocations' }, join =>
      join
        .on('allocation.run_id', 'force.run_id')
        .andOn('allocation.subject_id', 'fact.subject_id'),
    );
}
