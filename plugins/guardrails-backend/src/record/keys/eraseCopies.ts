import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { withDurableTransaction, type Ledger } from '../ledger';
import type { KeyCopy } from './installationKeys';

/**
 * Erases the copies of keys that lie in the database, now that the service has them from elsewhere, and says so on
 * the ledger. Of replicas that start together one does it.
 * @internal
 */
export async function eraseCopies(
  knex: Knex,
  options: { ledger: Ledger; copies: KeyCopy[] },
): Promise<void> {
  const { ledger, copies } = options;
  if (copies.length === 0) return;
  // Or the bytes stay in free pages of the file.
  if (isSqlite(knex)) await knex.raw('PRAGMA secure_delete = ON');
  await withDurableTransaction(knex, async transaction => {
    const there = () => transaction('settings').whereIn('name', copies);
    const erased: string[] = await there().forUpdate().pluck('name');
    if (erased.length === 0) return;
    await there().delete();
    await ledger.append(transaction, [
      {
        kind: 'seal',
        subjects: {},
        payload: {
          event: 'keys-moved',
          keys: erased.sort(),
        },
      },
    ]);
  });
}
