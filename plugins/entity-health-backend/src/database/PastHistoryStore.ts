import type {
  NewEndpoint,
  PastHistory,
} from '@backstage-guardrails/plugin-entity-health-node';
import type { Knex } from 'knex';
import { inStatements } from './inStatements';

/** History from before checks were made here. What is recorded already is never changed. @internal */
export class PastHistoryStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Endpoints that are declared and have no hour of history. */
  async endpointsWithoutHours(): Promise<(NewEndpoint & { id: string })[]> {
    return this.#knex('endpoints')
      .select({ id: 'id', entityRef: 'entity_ref', name: 'name', url: 'url' })
      .whereNull('removed_at')
      .whereNotExists(
        this.#knex('rollups')
          .whereRaw('rollups.endpoint_id = endpoints.id')
          .where({ span: 3600 }),
      )
      .orderBy('id');
  }

  async add(endpointId: string, history: PastHistory): Promise<void> {
    const rollups = history.rollups.map(({ span, start, rollup }) => ({
      endpoint_id: endpointId,
      span,
      start,
      ...rollup.counts,
      maintenance: rollup.maintenance,
      latency: JSON.stringify(rollup.latency),
    }));
    const incidents = history.incidents.map(
      ({ openedAt, closedAt, reason }) => ({
        endpoint_id: endpointId,
        opened_at: openedAt,
        closed_at: closedAt,
        reason,
      }),
    );
    await this.#knex.transaction(async transaction => {
      await insertMissing(transaction, 'rollups', rollups);
      await insertMissing(transaction, 'incidents', incidents);
    });
  }
}

async function insertMissing(
  knex: Knex,
  table: string,
  rows: readonly object[],
): Promise<void> {
  await inStatements(rows, some =>
    knex(table).insert(some).onConflict().ignore(),
  );
}
