import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';

/** Shows on the ledger page what is wrong, until a run of the self-check finds it mended. @internal */
export async function keepFailure(
  knex: Knex,
  options: { epoch: number; failure: string },
): Promise<void> {
  const { epoch, failure } = options;
  const at = await databaseTime(knex);
  await knex('ledger_checks')
    .insert({ epoch, position: 0, verified: 0, at, failure })
    .onConflict('epoch')
    .merge({ at, failure });
}
