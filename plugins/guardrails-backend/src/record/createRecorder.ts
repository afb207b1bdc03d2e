import type { Knex } from 'knex';
import type { Services } from '../base';
import type { GuardrailsConfig } from '../config';
import { installationKeys, type InstallationKeys } from '../keys';
import { beginEpoch, Continuity, DatabaseLedger, type Ledger } from '../ledger';
import { Seals } from '../seals';

/** What durable records are written with. @internal */
export type Recorder = { knex: Knex; ledger: Ledger; seals: Seals };

/** Begins the epoch of the log, whose name is answered. @internal */
export async function createRecorder(deps: {
  services: Pick<Services, 'signer'>;
  config: Pick<GuardrailsConfig, 'keys' | 'ledger'>;
  knex: Knex;
}): Promise<{
  recorder: Recorder;
  keys: InstallationKeys;
  continuity: Continuity;
  name: string;
}> {
  const { services, config, knex } = deps;
  const keys = await installationKeys({
    knex,
    config: config.keys,
    signer: services.signer,
  });
  const seals = new Seals(keys);
  const { name } = await beginEpoch(knex, { ...config.ledger, seals });
  const continuity = new Continuity();
  const ledger = new DatabaseLedger({ ...config.ledger, seals, continuity });
  return { recorder: { knex, ledger, seals }, keys, continuity, name };
}
