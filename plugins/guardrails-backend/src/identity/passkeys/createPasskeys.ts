import type { Knex } from 'knex';
import type { Outbox } from '../../record/outbox';
import type { PasskeysConfig } from '../../base/config';
import type { Routes } from '../../http';
import type { Ledger } from '../../record/ledger';
import type { Seals } from '../../record/seals';
import { Challenges } from './Challenges';
import { Enrolment } from './Enrolment';
import { Passkeys } from './Passkeys';
import { PasskeyVerifier } from './PasskeyVerifier';
import { addPasskeyRoutes, type PasskeyRouteDeps } from './routes';

/** Keys of people, and what they sign. @internal */
export function createPasskeys(deps: {
  knex: Knex;
  ledger: Ledger;
  seals: Seals;
  outbox: Outbox;
  config: PasskeysConfig;
}): {
  verifier: PasskeyVerifier;
  routes(others: Omit<PasskeyRouteDeps, 'passkeys' | 'enrolment'>): Routes;
} {
  const challenges = new Challenges({
    timeToLive: deps.config.challengeTimeToLive,
  });
  const passkeys = new Passkeys({ ...deps, challenges });
  const enrolment = new Enrolment({ ...deps, challenges });
  return {
    verifier: new PasskeyVerifier({ ...deps, challenges }),
    routes: others => tools =>
      addPasskeyRoutes(tools, { ...others, passkeys, enrolment }),
  };
}
