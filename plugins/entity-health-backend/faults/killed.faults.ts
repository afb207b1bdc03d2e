/*
 * A replica is killed before statements all over a round of checks, and followed by another. Nothing that was recorded
 * may be missing, no check may count twice, and every endpoint must be checked again.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { connectTo } from './connectTo';
import { declare } from './declare';
import { Endpoints } from './Endpoints';
import { historyProblems } from './historyProblems';
import { beside, type Place, postgresPlace, sqlitePlace } from './places';
import { pollsAll } from './pollsAll';
import { type FaultResult, report } from './report';
import { startPoller } from './startPoller';

/** Statements of two rounds of checks, at least. */
const STATEMENTS = 45;
const EVERY = Number(process.env.GUARDRAILS_FAULT_EVERY ?? 6);

void report(async () => {
  const postgres = await postgresPlace('entity_health_killed');
  const places = [sqlitePlace(), ...(postgres ? [postgres] : [])];
  return Promise.all(places.map(killed));
});

async function killed(place: Place): Promise<FaultResult> {
  const endpoints = await Endpoints.start({ hosts: 4, each: 2 });
  const { urls } = endpoints;
  await beside(place, knex => declare(knex, { urls, interval: 1 }));
  const missing: string[] = [];
  let faults = 0;
  let recorded = 0;
  for (let number = 1; number <= STATEMENTS; number += EVERY) {
    await dieAt(place, number);
    faults += 1;
    const found = await beside(place, async knex => {
      // claims end by time, which these runs do not wait for
      await knex('endpoints')
        .whereNotNull('claimed_by')
        .update({ claimed_until: 1 });
      return {
        samples: (await knex('samples')).length,
        problems: await historyProblems(knex, endpoints),
      };
    });
    const { samples, problems } = found;
    if (samples < recorded) {
      missing.push(`${recorded - samples} samples, killed at ${number}`);
    }
    recorded = samples;
    missing.push(...problems.map(one => `${one} killed at ${number}`));
  }
  const knex = connectTo(place.address);
  const poller = startPoller(knex);
  missing.push(...(await pollsAll(knex, 20)));
  await poller.stop();
  missing.push(...(await historyProblems(knex, endpoints)));
  const acknowledged = (await knex('samples')).length;
  await knex.destroy();
  endpoints.stop();
  await place.remove();
  const name = `replica of entity health killed, ${place.database}`;
  return { name, faults, acknowledged, missing };
}

async function dieAt({ address }: Place, number: number): Promise<void> {
  const replica = fork(path.join(__dirname, 'replica.ts'), [
    address,
    String(number),
  ]);
  const [, signal] = await once(replica, 'exit');
  if (signal !== 'SIGKILL') throw new Error('The replica ended by itself.');
}
