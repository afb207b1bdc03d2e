import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';

/**
 * Lets the break-glass of one human begin one after the other, by whatever account, so that each one counts those before
 * it; nothing else waits here. The names that a human is known by are locked in their order, so that two transactions
 * never wait for each other. SQLite has one writer anyway.
 * @internal
 */
export async function lockBreakGlass(
  transaction: Knex.Transaction,
  humans: string[],
): Promise<void> {
  if (isSqlite(transaction)) return;
  for (const human of [...new Set(humans)].sort()) {
    await transaction.raw(
      'select pg_advisory_xact_lock(hashtextextended(?, 0))',
      [`guardrails break-glass of ${human}`],
    );
  }
}
