import { databaseTime } from '@backstage-guardrails/backend-database';
import type { LoadTotal } from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import type { LoadRow } from '../database';
import { loadProblem, LoadRefused } from '../reading';
import {
  filesText,
  type LoadedFile,
  replaceSourceFiles,
  type SourceFile,
} from './sourceFiles';

/** A month of a load that is written and not yet complete. @internal */
export type WrittenMonth = { id: number; month: string; totals: LoadTotal[] };

/**
 * Completes the months of a load together, and remembers the files of the source. A load that was given up meanwhile is
 * not completed: its charges may be gone.
 * @internal
 */
export async function completeLoads(
  knex: Knex,
  options: {
    sourceId: string;
    months: readonly WrittenMonth[];
    format: string;
    gaps: readonly string[];
    rounded: number;
    digest: string;
    files: readonly LoadedFile[];
    /** The files that the source has now, with the months of their rows. */
    sourceFiles?: readonly SourceFile[];
  },
): Promise<void> {
  const { sourceId, months, format, gaps, rounded, digest } = options;
  await knex.transaction(async transaction => {
    const now = await databaseTime(transaction);
    for (const { id, month, totals } of months) {
      const completed = await transaction<LoadRow>('loads')
        .where({ id, state: 'loading' })
        .update({
          month,
          state: 'loaded',
          format,
          digest,
          rounded,
          gaps: JSON.stringify(gaps),
          files: filesText(options.files),
          rows: totals.reduce((sum, { rows }) => sum + rows, 0),
          alive_at: now,
          finished_at: now,
        });
      if (completed !== 1) {
        throw new LoadRefused([loadProblem({ code: 'load-interrupted' })]);
      }
      if (totals.length) {
        await transaction('load_totals').insert(
          totals.map(({ currency, rows, billed, effective, list }) => ({
            load_id: id,
            currency,
            rows,
            billed,
            effective,
            list,
          })),
        );
      }
    }
    if (options.sourceFiles) {
      await replaceSourceFiles(transaction, sourceId, options.sourceFiles);
    }
    await transaction('sources')
      .where({ id: sourceId })
      .update({ changed_at: now, problem: null });
  });
}
