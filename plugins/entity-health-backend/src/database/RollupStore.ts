import {
  type HealthRollup,
  mergeRollups,
} from '@backstage-guardrails/plugin-entity-health-common';
import { deleteInBatches } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { inStatements } from './inStatements';

/** Seconds that a rollup covers. */
type RollupSpan = 300 | 3600;

type RollupRow = {
  endpoint_id: string;
  span: RollupSpan;
  start: number | string;
  pass: number;
  warn: number;
  fail: number;
  unknown: number;
  maintenance: number;
  latency: string;
};

type RollupKey = { endpoint_id: string; span: RollupSpan; start: number };

const HOUR = 3_600_000;

const KEY = ['endpoint_id', 'span', 'start'] as const;

/**
 * Checks summed up. Every check is added to the rollup of its five minutes; the rollup of an hour is made from those, and
 * made again with the same result, so nothing is counted twice.
 * @internal
 */
export class RollupStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Adds checks, each to the five minutes that it was in. Reads before it writes: call it in a transaction that has
   * locked the endpoints.
   */
  async add(
    checks: readonly {
      endpointId: string;
      at: number;
      rollup: HealthRollup;
    }[],
  ): Promise<void> {
    const sums = new Map<string, { key: RollupKey; rollups: HealthRollup[] }>();
    for (const { endpointId, at, rollup } of checks) {
      const start = startOf(at, 300);
      const key = { endpoint_id: endpointId, span: 300 as const, start };
      const sum = sums.get(nameOf(key)) ?? { key, rollups: [] };
      sum.rollups.push(rollup);
      sums.set(nameOf(key), sum);
    }
    const keys = [...sums.values()].map(({ key }) => key);
    for (const row of await this.#of(keys)) {
      sums.get(nameOf(row))?.rollups.push(toRollup(row));
    }
    await this.#put(
      [...sums.values()].map(({ key, rollups }) => ({
        ...key,
        ...toColumns(mergeRollups(rollups)),
      })),
    );
  }

  /** Rollups of an endpoint that begin within a time, oldest first. */
  async between(options: {
    endpointId: string;
    span: RollupSpan;
    from: number;
    until: number;
  }): Promise<{ start: number; rollup: HealthRollup }[]> {
    const { endpointId, span, from, until } = options;
    const rows = await this.#knex<RollupRow>('rollups')
      .where({ endpoint_id: endpointId, span })
      .where('start', '>=', from)
      .where('start', '<', until)
      .orderBy('start');
    return rows.map(row => ({
      start: Number(row.start),
      rollup: toRollup(row),
    }));
  }

  /**
   * Makes the rollups of the hours that are over, from those of five minutes. The newest hour that has some is made
   * again, because a check that was running at its end is recorded a little later.
   */
  async sumUpHours(now: number, signal?: AbortSignal): Promise<void> {
    const current = startOf(now, 3600);
    const from = await this.#firstToSumUp(current - HOUR);
    for (let start = from; start < current; start += HOUR) {
      if (signal?.aborted) return;
      await this.#sumUpHour(start);
    }
  }

  /** Deletes rollups of a span that begin before an instant. */
  async prune(
    options: { span: RollupSpan; before: number },
    signal?: AbortSignal,
  ): Promise<number> {
    const { span, before } = options;
    return deleteInBatches(this.#knex, {
      table: 'rollups',
      key: KEY,
      where: query => query.where({ span }).where('start', '<', before),
      signal,
    });
  }

  /** Deletes the rollups of an endpoint. */
  async deleteOf(endpointId: string): Promise<void> {
    await deleteInBatches(this.#knex, {
      table: 'rollups',
      key: KEY,
      where: query => query.where({ endpoint_id: endpointId }),
    });
  }

  async #firstToSumUp(last: number): Promise<number> {
    const startsOf = (span: RollupSpan) =>
      this.#knex<RollupRow>('rollups').where({ span });
    const newest = await startsOf(3600).max({ start: 'start' }).first();
    const oldest = await startsOf(300).min({ start: 'start' }).first();
    const found = newest?.start ?? oldest?.start;
    const first = startOf(Number(found ?? last), 3600);
    // an hour of the future is left from before the clock was set back
    return Math.min(first, last);
  }

  async #sumUpHour(start: number): Promise<void> {
    const rows = await this.#knex<RollupRow>('rollups')
      .where({ span: 300 })
      .where('start', '>=', start)
      .where('start', '<', start + HOUR);
    const byEndpoint = new Map<string, HealthRollup[]>();
    for (const row of rows) {
      const parts = byEndpoint.get(row.endpoint_id) ?? [];
      parts.push(toRollup(row));
      byEndpoint.set(row.endpoint_id, parts);
    }
    await this.#put(
      [...byEndpoint].map(([endpointId, parts]) => ({
        endpoint_id: endpointId,
        span: 3600 as const,
        start,
        ...toColumns(mergeRollups(parts)),
      })),
    );
  }

  /** Rollups of five minutes that are there, and perhaps some of the same endpoints at the start of another. */
  async #of(keys: readonly RollupKey[]): Promise<RollupRow[]> {
    const starts = [...new Set(keys.map(({ start }) => start))];
    return this.#knex<RollupRow>('rollups')
      .where({ span: 300 })
      .whereIn('start', starts)
      .whereIn(
        'endpoint_id',
        keys.map(key => key.endpoint_id),
      );
  }

  async #put(rows: readonly RollupRow[]): Promise<void> {
    await inStatements(rows, some =>
      this.#knex<RollupRow>('rollups')
        .insert(some)
        .onConflict([...KEY])
        .merge(),
    );
  }
}

function nameOf({ endpoint_id: id, start }: RollupKey | RollupRow): string {
  return `${id} ${start}`;
}

function startOf(at: number, span: RollupSpan): number {
  return at - (at % (span * 1000));
}

function toColumns({ counts, maintenance, latency }: HealthRollup) {
  return { ...counts, maintenance, latency: JSON.stringify(latency) };
}

function toRollup(row: RollupRow): HealthRollup {
  const { pass, warn, fail, unknown, maintenance, latency } = row;
  return {
    counts: { pass, warn, fail, unknown },
    maintenance,
    latency: JSON.parse(latency),
  };
}
