import type { Knex } from 'knex';
import type { Caller } from '../../../identity/actors';
import type { IndexScan } from '../../../base/database';
import type { ExceptionWithApproval } from '../model/deriveExceptionState';

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
      .orWhereExists(
        knex('approval_parts')
          .select('person')
          .whereRaw('approval_parts.approval_id = exceptions.approval_id')
          .whereIn('approval_parts.person', caller.ownership),
      ),
  );
}

/** The same as walks along indexes, for lists; not for readers, who see all. @internal */
export function visibleWays(options: {
  caller: Caller;
  targets: string[];
  order: 'asc' | 'desc';
}): IndexScan[] {
  const { caller, targets, order } = options;
  return [
    query => query.where('exceptions.requester', caller.actor.ref),
    ...targets.map(
      (target): IndexScan =>
        query =>
          query.where('exceptions.target_ref', target),
    ),
    ...caller.ownership.flatMap((ref): IndexScan[] => [
      query => query.where('exceptions.target_owner', ref),
      // In the order of the inbox, which is that of the exceptions' ids.
      query =>
        query
          .join('approval_parts', 'approval_parts.subject_id', 'exceptions.id')
          .where('approval_parts.person', ref)
          .where('approval_parts.subject_kind', 'exception')
          .clearOrder()
          .orderBy('approval_parts.subject_id', order),
    ]),
  ];
}
