import type { Knex } from 'knex';
import type { LedgerConfig } from '../base/config';
import { beginEpoch, Continuity, DatabaseLedger, type Ledger } from './ledger';
import type { Seals } from './seals';

/** What durable records are written with. @internal */
export type Recorder = { knex: Knex; ledger: Ledger; seals: Seals };

/** @internal */
export type BegunLedger = {
  recorder: Recorder;
  continuity: Continuity;
  /** Of the log. */
  name: string;
};

/** Begins the epoch of the log. @internal */
export async function beginLedger(deps: {
  knex: Knex;
  seals: Seals;
  config: LedgerConfig;
}): Promise<BegunLedger> {
  const { knex, seals, config } = deps;
  const { name } = await beginEpoch(knex, { ...config, seals });
  const continuity = new Continuity();
  const ledger = new DatabaseLedger({ ...config, seals, continuity });
  return { recorder: { knex, ledger, seals }, continuity, name };
}
