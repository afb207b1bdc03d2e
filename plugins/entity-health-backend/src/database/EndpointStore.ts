import type { MaintenanceWindow } from '@backstage-guardrails/plugin-entity-health-common';
import { databaseTime, isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type { ClaimedEndpoint, EndpointResult } from './ClaimedEndpoint';
import { MaintenanceStore } from './MaintenanceStore';
import type { EndpointRow } from './EndpointRow';
import { lockEndpoints } from './lockEndpoints';
import { updateEndpoints } from './updateEndpoints';

/** Milliseconds that an endpoint may be due too late, as where the time was read a little earlier. */
const CLOCK_NOISE = 1_000;

/** What decides which endpoints may be claimed. @internal */
export type ClaimLimits = {
  /** How many endpoints. */
  limit: number;
  /** Whether those whose last check was slow are claimed, or the others. */
  slow: boolean;
  /** Checks at a time of one host, of all replicas together. */
  perHost: number;
  /** Milliseconds until another replica may take over. */
  hold: number;
};

/** Endpoints that are due, and the result of their checks. @internal */
export class EndpointStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Claims endpoints that are due, those that are due longest first. Replicas claim in turn: each sees what the others
   * have claimed, so that the limit of a host holds for all of them together.
   */
  async claim(
    limits: ClaimLimits,
  ): Promise<{ now: number; endpoints: ClaimedEndpoint[] }> {
    const { hold } = limits;
    return this.#knex.transaction(async transaction => {
      if (!isSqlite(transaction)) {
        await transaction.raw('select pg_advisory_xact_lock(hashtext(?))', [
          'entity-health claims',
        ]);
      }
      const now = await databaseTime(transaction);
      const due = await dueIds(transaction, { ...limits, now });
      if (due.length === 0) return { now, endpoints: [] };
      const claim = randomUUID();
      await lockEndpoints(transaction, due);
      const rows = await transaction<EndpointRow>('endpoints')
        .whereIn('id', due)
        // a check may have been recorded since, by a replica whose claim was over
        .where('next_at', '<=', now)
        .whereNull('removed_at')
        .update({ claimed_by: claim, claimed_until: now + hold })
        .returning('*');
      const windows = await windowsOf(transaction, rows, now);
      const endpoints = rows.map(row => toClaimed(row, claim, windows));
      return { now, endpoints: endpoints.sort((a, b) => a.dueAt - b.dueAt) };
    });
  }

  /**
   * Writes results and gives their claims back. Call it in a transaction: it locks the endpoints. A result whose claim is
   * over, or whose endpoint is gone, is left out, and must then not be recorded at all.
   * @returns the results whose claims held
   */
  async settle<Result extends EndpointResult>(
    results: readonly Result[],
  ): Promise<Result[]> {
    const rows = await lockEndpoints(
      this.#knex,
      results.map(({ endpoint }) => endpoint.id),
    );
    const claims = new Map(
      rows
        .filter(row => row.removed_at === null)
        .map(row => [row.id, row.claimed_by]),
    );
    const held = results.filter(
      ({ endpoint: { id, claim } }) =>
        // a claim is used up by the first result
        claims.get(id) === claim && claims.delete(id),
    );
    await updateEndpoints(this.#knex, held);
    return held;
  }

  /** Gives claims back without a result, so that another replica can check at once. */
  async release(
    endpoints: readonly { id: string; claim: string }[],
  ): Promise<void> {
    await this.#knex<EndpointRow>('endpoints')
      .whereIn(
        'id',
        endpoints.map(({ id }) => id),
      )
      .whereIn('claimed_by', [...new Set(endpoints.map(({ claim }) => claim))])
      .update({ claimed_by: null, claimed_until: null });
  }

  /**
   * Spreads over the next interval what is not due for longer than that, and ends claims that are longer than any: both
   * are left from before the clock was set back. Due at once, all of them would stay due at once.
   */
  async repairSchedule(options: { hold: number }): Promise<void> {
    const knex = this.#knex;
    const now = await databaseTime(knex);
    const share = isSqlite(knex)
      ? '(abs(random()) % 1000) / 1000.0'
      : 'random()';
    await knex<EndpointRow>('endpoints')
      .whereNull('removed_at')
      .whereRaw('next_at - ?? * 1000 > ?', ['interval', now + CLOCK_NOISE])
      .update({
        next_at: knex.raw(`? + cast(?? * 1000 * ${share} as bigint)`, [
          now,
          'interval',
        ]),
      });
    await knex<EndpointRow>('endpoints')
      .where('claimed_until', '>', now + options.hold * 2)
      .update({ claimed_by: null, claimed_until: null });
  }

  /** Endpoints that are not declared any more since before an instant, at most so many. */
  async removedBefore(before: number, limit: number): Promise<string[]> {
    const rows = await this.#knex<EndpointRow>('endpoints')
      .select('id')
      .where('removed_at', '<', before)
      .limit(limit);
    return rows.map(({ id }) => id);
  }

  /** Deletes an endpoint, unless it was declared again. Whether it did. */
  async deleteRemoved(endpoint: {
    id: string;
    before: number;
  }): Promise<boolean> {
    const { id, before } = endpoint;
    const deleted = await this.#knex<EndpointRow>('endpoints')
      .where({ id })
      .where('removed_at', '<', before)
      .delete();
    return deleted === 1;
  }
}

async function dueIds(
  knex: Knex,
  options: ClaimLimits & { now: number },
): Promise<string[]> {
  const { now, slow, perHost, limit } = options;
  const due = knex('endpoints')
    .select('id', 'host', 'next_at')
    .select(
      knex.raw(
        'row_number() over (partition by host order by next_at, id) as turn',
      ),
    )
    .whereNull('removed_at')
    .where({ slow })
    .where('next_at', '<=', now)
    .where(free => {
      free.whereNull('claimed_until').orWhere('claimed_until', '<=', now);
    });
  const busy = knex('endpoints')
    .select('host')
    .count({ running: '*' })
    .where('claimed_until', '>', now)
    .groupBy('host');
  const rows = await knex
    .with('due', due)
    .with('busy', busy)
    .select({ id: 'due.id' })
    .from('due')
    .leftJoin('busy', 'busy.host', 'due.host')
    .whereRaw('due.turn + coalesce(busy.running, 0) <= ?', [perHost])
    .orderBy('due.next_at')
    .limit(limit);
  return rows.map(({ id }: { id: string }) => id);
}

/** Maintenance that users announced for the entities of endpoints, and that is not over. */
async function windowsOf(
  knex: Knex,
  rows: readonly EndpointRow[],
  now: number,
): Promise<Map<string, MaintenanceWindow[]>> {
  const refs = [...new Set(rows.map(row => row.entity_ref))];
  const found = await new MaintenanceStore(knex).notOver(refs, now);
  const windows = new Map<string, MaintenanceWindow[]>();
  for (const { entity_ref: ref, from_at: from, until_at: until } of found) {
    const window = { from: Number(from), until: Number(until) };
    windows.set(ref, [...(windows.get(ref) ?? []), window]);
  }
  return windows;
}

function toClaimed(
  row: EndpointRow,
  claim: string,
  windows: ReadonlyMap<string, MaintenanceWindow[]>,
): ClaimedEndpoint {
  const { maintenance_from: from, maintenance_until: until } = row;
  return {
    id: row.id,
    claim,
    entityRef: row.entity_ref,
    ...(row.owner === null ? {} : { owner: row.owner }),
    url: row.url,
    options: JSON.parse(row.options),
    interval: row.interval,
    maintenance: [
      ...(from === null || until === null
        ? []
        : [{ from: Number(from), until: Number(until) }]),
      ...(windows.get(row.entity_ref) ?? []),
    ],
    state: JSON.parse(row.state),
    dueAt: Number(row.next_at),
  };
}
