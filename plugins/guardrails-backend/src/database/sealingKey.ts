import type { Knex } from 'knex';
import { randomBytes } from 'node:crypto';

/**
 * The installation's key for hashes over sensitive values. Replicas that start together agree on one:
 * the first row stays.
 * @internal
 */
export async function sealingKey(
  knex: Knex,
  configured: string | undefined,
): Promise<Uint8Array> {
  if (configured !== undefined) return Buffer.from(configured, 'utf8');
  await knex('settings')
    .insert({
      name: 'sealing-key',
      value: randomBytes(32).toString('base64'),
    })
    .onConflict('name')
    .ignore();
  const row = await knex('settings')
    .where({ name: 'sealing-key' })
    .first('value');
  return Buffer.from(row.value, 'base64');
}
