import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { Endpoints } from './startEndpoints';

const INTERVAL = 30_000;
const TIMEOUT = 5_000;

/**
 * What asking the same endpoints as often costs at least: requests of undici with the same timeout, and one bare insert
 * of a row for each. Nothing is resolved, checked, classed, summed up or shared between replicas.
 */
export async function bareChecks(
  knex: Knex,
  { answering, silent }: Endpoints,
  seconds: number,
): Promise<void> {
  const agent = new Agent({ keepAliveTimeout: 90_000 });
  const until = performance.now() + seconds * 1000;
  const ask = async (url: string) => {
    const endpoint = randomUUID();
    const started = performance.now();
    const status = await statusOf(agent, url);
    await knex('samples').insert({
      endpoint_id: endpoint,
      at: Date.now(),
      status,
      reason: 'reported-healthy',
      code_class: '2xx',
      latency: Math.round(performance.now() - started),
      maintenance: false,
    });
  };
  const turns = async (url: string) => {
    await setTimeout(Math.random() * INTERVAL);
    while (performance.now() < until) {
      await Promise.all([ask(url), setTimeout(INTERVAL)]);
    }
  };
  const all = [...answering, ...silent].map(turns);
  await setTimeout(seconds * 1000);
  await Promise.all(all);
  await agent.destroy();
}

async function statusOf(agent: Agent, url: string): Promise<string> {
  try {
    const { body } = await request(url, {
      dispatcher: agent,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    await body.text();
    return 'pass';
  } catch {
    return 'fail';
  }
}
