import type { Knex } from 'knex';
import {
  CATALOG_ENTITY,
  type DecisionObserver,
  type NewDecision,
} from '../../../decision/decisions';
import type { ApprovalObserver } from '../../../governance/approvals';
import type { ApprovalRow } from '../../../governance/approvals/model/rows';
import type { GrantObserver } from '../../../governance/grants';
import type { GrantRow } from '../../../governance/grants/model/rows';
import { cellsOfDecision } from '../model/cellsOf';
import { addCells } from '../store/addCells';
import { countApprovals, countGrants } from './countFacts';
import { moveToOwner } from './moveToOwner';

/**
 * Counts decisions, approvals and applied changes in the transactions that record them. Nothing is decided by the counts,
 * so they are not sealed.
 * @internal
 */
export class InsightsRecorder
  implements DecisionObserver, ApprovalObserver, GrantObserver
{
  async recorded(
    transaction: Knex.Transaction,
    decisions: NewDecision[],
  ): Promise<void> {
    // What the catalog has was not requested.
    const requested = decisions.filter(
      ({ format }) => format !== CATALOG_ENTITY,
    );
    await addCells(
      transaction,
      requested.flatMap(({ recordedAt, actor, outcome, target, rules }) =>
        cellsOfDecision({
          ...{ recordedAt, outcome, rules },
          owner: target.owner ?? null,
          groups: actor.groups ?? [],
          environment: target.environment ?? null,
        }),
      ),
    );
  }

  async ownerLearned(
    transaction: Knex.Transaction,
    learned: { decisions: string[]; owner: string },
  ): Promise<void> {
    await moveToOwner(transaction, learned);
  }

  /** One that a replica of an earlier version approved is counted with the next event. */
  async changed(
    transaction: Knex.Transaction,
    requests: ApprovalRow[],
  ): Promise<void> {
    await addCells(transaction, await countApprovals(transaction, requests));
  }

  async ended(
    transaction: Knex.Transaction,
    grants: GrantRow[],
  ): Promise<void> {
    await addCells(transaction, await countGrants(transaction, grants));
  }
}
