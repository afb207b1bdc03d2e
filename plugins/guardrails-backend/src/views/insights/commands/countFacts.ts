import type { Knex } from 'knex';
import type { ApprovalRow } from '../../../governance/approvals/model/rows';
import type { GrantRow } from '../../../governance/grants/model/rows';
import type { Cell } from '../model/Cell';
import { dayOf, secondsBetween } from '../model/cellsOf';
import { dropFact, keepFact } from '../store/facts';
import { readApplied } from '../store/readApplied';

/** Keeps the applied changes among grants that ended, and answers what to count of them. @internal */
export async function countGrants(
  transaction: Knex.Transaction,
  grants: readonly GrantRow[],
): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const grant of grants) {
    const fact = await readApplied(transaction, grant);
    if (fact) {
      const of = { id: grant.id, decision: grant.decision_id };
      cells.push(...(await keepFact(transaction, fact, of)));
    }
  }
  return cells;
}

/**
 * Keeps the requests that are approved, drops those that no longer are, and answers what to count of both. Only requests
 * for changes count.
 * @internal
 */
export async function countApprovals(
  transaction: Knex.Transaction,
  requests: readonly ApprovalRow[],
): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const request of requests) {
    if (request.subject_kind === 'change') {
      cells.push(...(await countApproval(transaction, request)));
    }
  }
  return cells;
}

async function countApproval(
  transaction: Knex.Transaction,
  request: ApprovalRow,
): Promise<Cell[]> {
  const { id, requested_at: requestedAt, approved_at: approvedAt } = request;
  if (approvedAt === null) {
    return dropFact(transaction, { kind: 'approved', id });
  }
  return keepFact(
    transaction,
    {
      kind: 'approved',
      day: dayOf(approvedAt),
      owner: request.target_owner ?? '',
      environment: request.environment ?? '',
      seconds: secondsBetween(requestedAt, approvedAt),
    },
    { id, decision: request.subject_id },
  );
}
