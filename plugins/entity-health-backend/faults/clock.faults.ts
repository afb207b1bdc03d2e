/*
 * The clock of the database that two replicas share is set forward and back. No check may count twice or not at all, and
 * every endpoint must be checked again soon.
 */
import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import { connectTo } from './connectTo';
import { declare } from './declare';
import { Endpoints } from './Endpoints';
import { type Place, postgresPlace } from './places';
import { pollsAll } from './pollsAll';
import { type FaultResult, report } from './report';
import { startPoller } from './startPoller';

const MINUTE = 60_000;
const JUMPS = [60 * MINUTE, -180 * MINUTE, 3 * MINUTE, -4 * MINUTE];

/** Endpoints are checked within an interval and a turn, and a claim from before may have to end first. */
const SOON = 8;

void report(async () => {
  const place = await postgresPlace('entity_health_clock');
  return place ? [await moved(place)] : [];
});

async function moved(place: Place): Promise<FaultResult> {
  const endpoints = await Endpoints.start({ hosts: 20, each: 2 });
  const { urls } = endpoints;
  const searchPath = ['moved', 'public', 'pg_catalog'];
  const replicas = [1, 2].map(() => connectTo(place.address, { searchPath }));
  const [knex] = replicas;
  await makeClock(knex);
  await declare(knex, { urls, interval: 2 });
  const pollers = replicas.map(startPoller);
  const missing = await pollsAll(knex, 20);
  for (const jump of JUMPS) {
    await knex('moved.clock').increment('milliseconds', jump);
    const late = await pollsAll(knex, SOON);
    missing.push(...late.map(one => `${one} after ${jump} ms`));
    await setTimeout(1_000);
  }
  await Promise.all(pollers.map(poller => poller.stop()));
  const [{ counted }] = await knex('rollups')
    .where({ span: 300 })
    .select({ counted: knex.raw('sum(pass + warn + fail + unknown)') });
  const acknowledged = (await knex('samples')).length;
  if (Number(counted) !== acknowledged) {
    missing.push(`${counted} counted checks for ${acknowledged} samples`);
  }
  const asked = urls.reduce((sum, url) => sum + endpoints.asked(url), 0);
  if (acknowledged > asked) {
    missing.push(`${acknowledged} samples of ${asked} answers`);
  }
  const reversed = await knex('incidents').whereRaw('closed_at < opened_at');
  missing.push(...reversed.map(() => 'an incident that ends after it begins'));
  await Promise.all(replicas.map(replica => replica.destroy()));
  endpoints.stop();
  await place.remove();
  const name = 'clock of the database of entity health moved, PostgreSQL';
  return { name, faults: JUMPS.length, acknowledged, missing };
}

/** A clock that goes before the one of the server wherever a connection looks for functions here first. */
async function makeClock(knex: Knex): Promise<void> {
  await knex.raw(`
    create schema moved;
    create table moved.clock (milliseconds bigint);
    insert into moved.clock values (0);
    create function moved.clock_timestamp() returns timestamptz language sql as
      'select pg_catalog.clock_timestamp()
         + (select milliseconds from moved.clock) * interval ''1 ms''';
  `);
}
