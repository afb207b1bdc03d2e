import type { Knex } from 'knex';
import type { LedgerConfig } from '../base/config';
import { beginEpoch, Continuity, DatabaseLedger, type Ledger } from './ledger';
import type { Seals } from './seals';

/** What durable records are written with. @internal */
export type Recorder = { knex: Knex; ledger: Ledger; seals: Seals };

/** Begins the epoch of the log, whose name is answered. @internal */
export async function beginLedger(deps: {
  knex: Knex;
  seals: Seals;
  config: LedgerConfig;
}): Promise<{ recorder: Recorder; continuity: Continuity; name: string }> {
  const { knex, seals, config } = deps;
  const { name } = await beginEpoch(knex, { ...config, seals });
  const continuity = new Continuity();
  const ledger = new DatabaseLedger({ ...config, seals, continuity });
  return { recorder: { knex, ledger, seals }, continuity, name };
}
