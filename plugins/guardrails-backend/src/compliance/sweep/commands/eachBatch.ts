import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { isClosed } from './isClosed';

/** So many batches that fail one after another do not fail because of their entities. */
const FAILURES = 3;

/**
 * Goes on after a batch that failed: one entity that brings its batch down would end every sweep at the same place, and
 * what comes after it would never be evaluated. Nothing of the batch is written or remembered, so the next sweep tries it
 * again. Answers how many entities were in batches that failed.
 * @internal
 */
export async function eachBatch(
  deps: { knex: Knex; logger: LoggerService },
  batches: Iterable<string[]>,
  sweep: (refs: string[]) => Promise<void>,
): Promise<number> {
  const { knex, logger } = deps;
  let failed = 0;
  let inARow = 0;
  for (const refs of batches) {
    try {
      await sweep(refs);
      inARow = 0;
    } catch (error) {
      inARow += 1;
      if (isClosed(error) || inARow === FAILURES) throw error;
      // A database that is away answers this neither, which ends the sweep.
      await databaseTime(knex);
      failed += refs.length;
      logger.warn('A batch of the sweep failed', {
        entities: refs.length,
        first: refs[0],
        error: String(error),
      });
    }
  }
  return failed;
}
