import type { Knex } from 'knex';
import type { Caller } from '../../actors';
import type { ExceptionWithApproval } from '../stateOf';

/** Exceptions with where their requests for approval stand. @internal */
export function selectExceptions(
  knex: Knex,
): Knex.QueryBuilder<ExceptionWithApproval, ExceptionWithApproval[]> {
  return knex('exceptions')
    .leftJoin('approvals', 'approvals.id', 'exceptions.approval_id')
    .select(
      'exceptions.*',
      'approvals.closed_as as approval_closed_as',
      'approvals.expires_at as approval_expires_at',
    );
}

/**
 * Narrows to what the caller has a part in: asked for, asked about, or owns the target of. `targets` are entities that the
 * caller owns now, whoever owned them then.
 * @internal
 */
export function whereVisible(
  query: Knex.QueryBuilder,
  options: { knex: Knex; caller: Caller; targets: string[] },
): void {
  const { knex, caller, targets } = options;
  if (caller.reader) return;
  query.where(any =>
    any
      .where('exceptions.requester', caller.actor.ref)
      .orWhereIn('exceptions.target_owner', caller.ownership)
      .orWhereIn('exceptions.target_ref', targets)
      .orWhereIn(
        'exceptions.approval_id',
        knex('approval_parts')
          .select('approval_id')
          .whereIn('person', caller.ownership),
      ),
  );
}
