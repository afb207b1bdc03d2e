/*
 * Two replicas share one PostgreSQL, which goes away for longer than claims last. Nothing that was recorded may be
 * missing, no check may count twice, and every endpoint must be checked again by itself.
 */
import { setTimeout } from 'node:timers/promises';
import { connectTo } from './connectTo';
import { declare } from './declare';
import { Endpoints } from './Endpoints';
import { historyProblems } from './historyProblems';
import { type Place, postgresPlace } from './places';
import { pollsAll } from './pollsAll';
import { type FaultResult, report } from './report';
import { HOLD, startPoller } from './startPoller';

const ROUNDS = 2;
const AWAY = [500, HOLD / 2, HOLD * 2];

void report(async () => {
  const place = await postgresPlace('entity_health_gone');
  return place ? [await gone(place)] : [];
});

async function gone(place: Place): Promise<FaultResult> {
  const endpoints = await Endpoints.start({ hosts: 20, each: 3 });
  const { urls } = endpoints;
  const replicas = [connectTo(place.address), connectTo(place.address)];
  const [knex] = replicas;
  await declare(knex, { urls, interval: 1 });
  const pollers = replicas.map(startPoller);
  const missing = await pollsAll(knex, 20);
  let faults = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const milliseconds of AWAY) {
      const before = (await knex('samples')).length;
      await away(place, milliseconds);
      faults += 1;
      missing.push(...(await pollsAll(knex, 20)));
      const after = (await knex('samples')).length;
      if (after < before) missing.push(`${before - after} samples`);
    }
  }
  await Promise.all(pollers.map(poller => poller.stop()));
  missing.push(...(await historyProblems(knex, endpoints)));
  const acknowledged = (await knex('samples')).length;
  await Promise.all(replicas.map(replica => replica.destroy()));
  endpoints.stop();
  await place.remove();
  const name = 'database of two replicas of entity health gone, PostgreSQL';
  return { name, faults, acknowledged, missing };
}

/** Ends all connections in the middle of what they do, and takes none until the time is over. */
async function away({ server }: Place, milliseconds: number): Promise<void> {
  if (!server) throw new Error('Only a server can go away.');
  const { knex, name } = server;
  await knex.raw('alter database ?? allow_connections false', [name]);
  await knex.raw(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = ?',
    [name],
  );
  await setTimeout(milliseconds);
  await knex.raw('alter database ?? allow_connections true', [name]);
}
