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

/** An entity that the caller owns now, as the catalog has it. @internal */
export type OwnedTarget = { ref: string; uid: string | undefined };

/** An exception for an entity of the catalog is of that very entity, not of what is registered under its name since. */
function whereOf(query: Knex.QueryBuilder, { ref, uid }: OwnedTarget): void {
  query.where('exceptions.target_ref', ref).where(any => {
    any.whereNull('exceptions.target_uid');
    if (uid !== undefined) any.orWhere('exceptions.target_uid', uid);
  });
}

/**
 * Narrows to what the caller has a part in: asked for, asked about, or owns the target of. `targets` are entities that the
 * caller owns now, whoever owned them then.
 * @internal
 */
export function whereVisible(
  query: Knex.QueryBuilder,
  options: { knex: Knex; caller: Caller; targets: OwnedTarget[] },
): void {
  const { knex, caller, targets } = options;
  if (caller.reader) return;
  query.where(any => {
    any
      .where('exceptions.requester', caller.actor.ref)
      .orWhereIn('exceptions.target_owner', caller.ownership)
      .orWhereExists(
        knex('approval_parts')
          .select('person')
          .whereRaw('approval_parts.approval_id = exceptions.approval_id')
          .whereIn('approval_parts.person', caller.ownership),
      );
    for (const target of targets) any.orWhere(one => whereOf(one, target));
  });
}

/** The same as walks along indexes, for lists; not for readers, who see all. @internal */
export function visibleWays(options: {
  caller: Caller;
  targets: OwnedTarget[];
  order: 'asc' | 'desc';
}): IndexScan[] {
  const { caller, targets, order } = options;
  return [
    query => query.where('exceptions.requester', caller.actor.ref),
    ...targets.map(
      (target): IndexScan =>
        query =>
          whereOf(query, target),
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
