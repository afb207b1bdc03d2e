import type { Knex } from 'knex';
import { setTimeout } from 'node:timers/promises';

/** Endpoints that are not checked again in time, in words. */
export async function pollsAll(knex: Knex, seconds: number): Promise<string[]> {
  const counts = async () => {
    const rows = await knex('endpoints')
      .select('endpoints.url')
      .count({ samples: 'samples.at' })
      .leftJoin('samples', 'samples.endpoint_id', 'endpoints.id')
      .groupBy('endpoints.url');
    return new Map(rows.map(row => [String(row.url), Number(row.samples)]));
  };
  const before = await counts();
  const until = performance.now() + seconds * 1000;
  for (;;) {
    const now = await counts();
    const waiting = [...now].filter(
      ([url, count]) => count <= (before.get(url) ?? 0),
    );
    if (waiting.length === 0) return [];
    if (performance.now() > until) {
      return waiting.map(([url]) => `another check of ${url}`);
    }
    await setTimeout(100);
  }
}
