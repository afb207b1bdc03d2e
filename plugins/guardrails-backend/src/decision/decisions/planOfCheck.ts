import type { Knex } from 'knex';

/**
 * Whether there is a decision about the plan that a row of `run_reports` says is being made: of the same task, person and
 * target, since that check began. The report that the check is complete can be lost; the decision is on record.
 * @internal
 */
export function planOfCheck(knex: Knex): Knex.QueryBuilder {
  return knex('decisions as checks')
    .join('decisions as plans', same =>
      same
        .on('plans.task', 'checks.task')
        .on('plans.principal', 'checks.principal')
        .on('plans.target_ref', 'checks.target_ref')
        .on('plans.environment', 'checks.environment'),
    )
    .whereRaw('checks.id = run_reports.decision_id')
    .where('plans.format', 'terraform-plan')
    .whereRaw('plans.recorded_at >= run_reports.started_at')
    .select('plans.id');
}
