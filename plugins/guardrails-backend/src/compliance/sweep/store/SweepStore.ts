import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';

/** An entity as it was evaluated last. @internal */
export type SweptEntity = {
  entity_ref: string;
  uid: string;
  etag: string;
  policy: string;
  facts: string;
  targets: string;
  /** Digest of the exceptions that it was evaluated with; empty where there was none. */
  exceptions: string;
};

type SweepRow = {
  id: number;
  run: string;
  started_at: string;
  ended_at: string | null;
  completed_at: string | null;
  entities: number;
  evaluated: number;
  failed: number;
};

const PAGE = 2000;
const BATCH = { sqlite: 100, postgres: 500 };

/** What the sweep remembers between two runs. @internal */
export class SweepStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async all(): Promise<Map<string, SweptEntity>> {
    const known = new Map<string, SweptEntity>();
    for (let last = ''; ; ) {
      const rows = await this.#knex<SweptEntity>('swept_entities')
        .where('entity_ref', '>', last)
        .orderBy('entity_ref')
        .limit(PAGE);
      for (const row of rows) known.set(row.entity_ref, row);
      if (rows.length < PAGE) return known;
      last = rows[rows.length - 1].entity_ref;
    }
  }

  /** In the transaction of the findings: what is remembered without them would never be found again. */
  async remember(
    transaction: Knex.Transaction,
    rows: SweptEntity[],
  ): Promise<void> {
    const inOrder = [...rows].sort((one, other) =>
      one.entity_ref < other.entity_ref ? -1 : 1,
    );
    const size = isSqlite(transaction) ? BATCH.sqlite : BATCH.postgres;
    for (let from = 0; from < inOrder.length; from += size) {
      await transaction<SweptEntity>('swept_entities')
        .insert(inOrder.slice(from, from + size))
        .onConflict('entity_ref')
        .merge();
    }
  }

  async forget(
    transaction: Knex.Transaction,
    entities: string[],
  ): Promise<void> {
    if (entities.length === 0) return;
    await transaction('swept_entities')
      .whereIn('entity_ref', entities)
      .delete();
  }

  async began(run: string, at: string): Promise<void> {
    await this.#knex<SweepRow>('sweeps')
      .insert({
        id: 1,
        run,
        started_at: at,
        ended_at: null,
        completed_at: null,
        entities: 0,
        evaluated: 0,
        failed: 0,
      })
      .onConflict('id')
      // `completed_at` stays: it says since when the catalog was last seen as a whole.
      .merge(['run', 'started_at', 'ended_at']);
  }

  async ended(
    run: string,
    result: {
      at: string;
      complete: boolean;
      entities: number;
      evaluated: number;
      failed: number;
    },
  ): Promise<void> {
    const { at, complete, ...counts } = result;
    await this.#knex<SweepRow>('sweeps')
      .where({ id: 1, run })
      .update({
        ...counts,
        ended_at: at,
        ...(complete && { completed_at: at }),
      });
  }
}
