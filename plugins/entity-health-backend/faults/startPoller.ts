import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { AllowList } from '../src/allow';
import { HealthClient } from '../src/client';
import { HealthPoller } from '../src/poller';

/** Milliseconds of a claim in these runs. */
export const HOLD = 3_000;

/** A status is believed at once, so that each change is an incident. */
export const thresholds = { failures: 1, recoveries: 1 };

const silent: LoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silent,
};

/** A replica that polls endpoints of this machine. */
export function startPoller(knex: Knex): { stop(): Promise<void> } {
  const client = new HealthClient({ allow: AllowList.of(['127.0.0.0/8']) });
  const poller = new HealthPoller({
    knex,
    client,
    credentials: { find: () => undefined },
    logger: silent,
    thresholds,
    hold: HOLD,
    tick: 50,
  });
  poller.start();
  return {
    async stop() {
      await poller.stop();
      client.close();
    },
  };
}
