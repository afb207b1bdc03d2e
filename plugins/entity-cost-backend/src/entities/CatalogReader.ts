import type { AuthService } from '@backstage/backend-plugin-api';
import type { CostEntity } from '@backstage-guardrails/plugin-entity-cost-common';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { type CatalogState, catalogStateOf, costEntityOf } from '../allocation';
import { inChunks } from '../database';
import { describeEntity, type EntityRow } from './describeEntity';

const PAGE = 500;

const fields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'relations',
];

/** How old what was read may be for an allocation, which is the time between two reads. */
const RECENT = 2 * 60_000;

/**
 * Reads the whole catalog, once for all that needs it: the table of entities, by which costs are grouped, and allocation.
 * An answer of the catalog that breaks off changes nothing: half a catalog would take entities from their owners.
 * @internal
 */
export class CatalogReader {
  readonly #knex: Knex;
  readonly #catalog: Pick<CatalogService, 'streamEntities'>;
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  #last?: { at: number; state: CatalogState };
  #running?: Promise<CatalogState>;

  constructor(options: {
    knex: Knex;
    catalog: Pick<CatalogService, 'streamEntities'>;
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  }) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /** Reads the catalog now, and brings the table of entities up to date. */
  async read(): Promise<CatalogState> {
    this.#running ??= this.#read().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** The catalog as it was read in the last two minutes, or as it is now. */
  async recent(): Promise<CatalogState> {
    return this.#last && performance.now() - this.#last.at < RECENT
      ? this.#last.state
      : this.read();
  }

  async #read(): Promise<CatalogState> {
    const at = performance.now();
    const known = new Map(
      (await this.#knex<EntityRow>('entities').select('ref', 'digest')).map(
        ({ ref, digest }) => [ref, digest],
      ),
    );
    const entities: CostEntity[] = [];
    const changed: EntityRow[] = [];
    const gone = new Set(known.keys());
    const pages = this.#catalog.streamEntities(
      { fields, pageSize: PAGE },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      for (const entity of page) {
        const row = describeEntity(entity);
        gone.delete(row.ref);
        if (known.get(row.ref) !== row.digest) changed.push(row);
        const costs = costEntityOf(entity);
        if (costs) entities.push(costs);
      }
    }
    for (const rows of inChunks(changed, 50)) {
      await this.#knex('entities').insert(rows).onConflict('ref').merge();
    }
    for (const refs of inChunks([...gone], 200)) {
      await this.#knex('entities').whereIn('ref', refs).delete();
    }
    const state = catalogStateOf(entities);
    this.#last = { at, state };
    return state;
  }
}
