import type { Knex } from 'knex';
import { migrate } from '../src/database/connect';
import { declareEndpoints } from '../src/database/declareEndpoints';

/** Makes the tables, and declares endpoints that are due now and every `interval` seconds. */
export async function declare(
  knex: Knex,
  options: { urls: readonly string[]; interval: number },
): Promise<void> {
  const { urls, interval } = options;
  await migrate(knex);
  await declareEndpoints(knex, {
    entityRef: 'component:default/faults',
    endpoints: urls.map((url, n) => ({ name: `e${n}`, url })),
    options: {},
    interval,
  });
  await knex('endpoints').update({ next_at: 1 });
}
