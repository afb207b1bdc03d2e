import {
  type LoadTotal,
  microsOf,
  parseDecimal,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { loadProblem, LoadRefused } from '../reading';
import type { Attempt, LoadTools } from './Attempt';
import { completeLoads, type WrittenMonth } from './completeLoads';
import { internSubjects } from './dictionary';
import { FactStore } from './FactStore';
import { keepDays } from './keepDays';
import type { LoadOutcome } from './LoadOutcome';
import type { SourceFile } from './sourceFiles';

/**
 * Stores what the files charge, compares it with the exact totals, and completes the loads of all months at once.
 * @internal
 */
export async function storeMonths(
  tools: LoadTools,
  attempt: Attempt,
  options: { digest: string; sourceFiles?: readonly SourceFile[] },
): Promise<LoadOutcome> {
  const { knex, store } = tools;
  const { sourceId, table, ids, reading } = attempt;
  const facts = new FactStore(knex);
  const subjectIds = await internSubjects(knex, table.subjects);
  const months: WrittenMonth[] = [];
  for (const month of table.months()) {
    const [first] = ids;
    const id =
      months.length === 0 ? first : await store.begin({ sourceId, month });
    if (id !== first) ids.push(id);
    await store.setMonth(id, month);
    const charges = table.charges(month);
    await facts.add({ id, charges, subjectIds });
    const workloads = table.workloads(month);
    await facts.addWorkloads({ id, workloads, subjectIds });
    let totals = table.totals(month);
    compare(totals, await facts.totals(id));
    if (reading.keepDays) {
      totals = await keepDays(knex, {
        sourceId,
        month,
        id,
        days: new Set(charges.map(({ day }) => day)),
        totals,
      });
    }
    months.push({ id, month, totals });
  }
  await completeLoads(knex, {
    sourceId,
    months,
    format: attempt.read?.format ?? '',
    gaps: attempt.read?.gaps ?? [],
    rounded: table.rounded,
    digest: options.digest,
    files: attempt.files,
    sourceFiles: options.sourceFiles,
  });
  return { state: 'loaded', months };
}

function compare(
  totals: readonly LoadTotal[],
  stored: Awaited<ReturnType<FactStore['totals']>>,
): void {
  for (const total of totals) {
    const found = stored.get(total.currency);
    for (const column of ['billed', 'effective', 'list'] as const) {
      const parsed = parseDecimal(total[column]);
      if (!parsed.ok || found?.[column] !== microsOf(parsed.value)) {
        throw new LoadRefused([loadProblem({ code: 'load-inconsistent' })]);
      }
    }
  }
}
