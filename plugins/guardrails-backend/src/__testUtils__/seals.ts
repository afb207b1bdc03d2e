import type { Knex } from 'knex';
import { generateKeyPairSync } from 'node:crypto';
import { DatabaseLedger } from '../record/ledger';
import { selectColumns, Seals, type SealedTable } from '../record/seals';

/** What every backend of the tests is configured with. */
export const SEALING_KEY = 'the sealing key of the tests';

export const seals = new Seals({ sealingKey: Buffer.from(SEALING_KEY) });

/** The ledger of a backend of the tests, for what is called without one. */
export function ledgerOf(epoch: number = 1): DatabaseLedger {
  return new DatabaseLedger({ epoch, seals });
}

const signingKeys = new WeakMap<Knex, string>();

/** One key for each database: a backend that is started again upon it has the same. */
export function signingKeyOf(knex: Knex): string {
  const known = signingKeys.get(knex);
  if (known !== undefined) return known;
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  signingKeys.set(knex, pem);
  return pem;
}

/**
 * Changes rows as the service would have written them. For tests that move something into the past: to forge a row,
 * change it without this.
 */
export async function rewrite(
  knex: Knex,
  table: SealedTable,
  options: {
    where?: object | ((query: Knex.QueryBuilder) => void);
    change: object;
  },
): Promise<void> {
  await knex(table)
    .where(options.where ?? {})
    .update(options.change);
  const key = selectColumns(table, ['key']);
  for (const row of await knex(table).where(options.where ?? {})) {
    const { seal } = seals.seal(table, row);
    await knex(table)
      .where(Object.fromEntries(key.map(name => [name, row[name]])))
      .update({ seal });
  }
}
