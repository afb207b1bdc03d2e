import type { Knex } from 'knex';
import type { DecisionRow } from '../../../base/database';
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
  const changes = requests.filter(
    ({ subject_kind: kind }) => kind === 'change',
  );
  const owners = await readOwners(transaction, changes);
  const cells: Cell[] = [];
  for (const request of changes) {
    const owner = request.target_owner ?? owners.get(request.subject_id) ?? '';
    cells.push(...(await countApproval(transaction, { request, owner })));
  }
  return cells;
}

/** The owners of targets that were new when their change was requested, as far as they were learned since. */
async function readOwners(
  transaction: Knex.Transaction,
  requests: readonly ApprovalRow[],
): Promise<Map<string, string>> {
  const ids = requests
    .filter(request => request.target_owner === null)
    .map(request => request.subject_id);
  const rows: Pick<DecisionRow, 'id' | 'target_owner'>[] =
    await transaction<DecisionRow>('decisions')
      .whereIn('id', ids)
      .orderBy('id')
      // Held: an owner that is learned meanwhile finds what is counted here, or is read here.
      .forShare()
      .select('id', 'target_owner');
  const owners = new Map<string, string>();
  for (const { id, target_owner: owner } of rows) {
    if (owner !== null) owners.set(id, owner);
  }
  return owners;
}

async function countApproval(
  transaction: Knex.Transaction,
  { request, owner }: { request: ApprovalRow; owner: string },
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
      owner,
      environment: request.environment ?? '',
      seconds: secondsBetween(requestedAt, approvedAt),
    },
    { id, decision: request.subject_id },
  );
}
