import type { Outcome, RuleId } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { CATALOG_ENTITY } from '../../../decision/decisions';
import type { DecisionRow } from '../../../base/database';
import type { Cell } from '../model/Cell';
import { cellsOfDecision } from '../model/cellsOf';

/**
 * What counts of decisions on record: of those that were requested, not of what the catalog has. Nothing there says that their owner was not learned later.
 * @internal
 */
export async function countedCells(
  transaction: Knex.Transaction,
  decisions: Pick<
    DecisionRow,
    'id' | 'recorded_at' | 'outcome' | 'target_owner' | 'environment' | 'format'
  >[],
): Promise<Cell[]> {
  const rows = decisions.filter(({ format }) => format !== CATALOG_ENTITY);
  const found: { rule: RuleId; decision_id: string }[] = await transaction(
    'decision_rules',
  ).whereIn(
    'decision_id',
    rows.map(({ id }) => id),
  );
  const rules = new Map<string, string[]>();
  for (const { rule, decision_id: id } of found) {
    rules.set(id, [...(rules.get(id) ?? []), rule]);
  }
  return rows.flatMap(row =>
    cellsOfDecision({
      recordedAt: row.recorded_at,
      outcome: row.outcome as Outcome,
      owner: row.target_owner,
      groups: [],
      environment: row.environment,
      rules: rules.get(row.id) ?? [],
    }),
  );
}
