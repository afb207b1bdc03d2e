import type {
  Tile,
  TileGrowth,
  TileStore,
} from '@backstage-guardrails/policy-ledger';
import type { Knex } from 'knex';

/** The tiles of one epoch. A tile is the growths of its index, put behind each other. @internal */
export class DatabaseTiles implements TileStore {
  readonly #knex: Knex;
  readonly #epoch: number;

  constructor(options: { knex: Knex; epoch: number }) {
    this.#knex = options.knex;
    this.#epoch = options.epoch;
  }

  async readTile({ level, index }: Tile): Promise<Uint8Array | undefined> {
    const parts: Buffer[] = await this.#knex('ledger_tiles')
      .where({ epoch: this.#epoch, level, tile: index })
      .orderBy('start')
      .pluck('hashes');
    return parts.length > 0 ? Uint8Array.from(Buffer.concat(parts)) : undefined;
  }

  /** The key refuses a growth that is there already, so a tile never changes where it has hashes. */
  write(growths: readonly TileGrowth[]): Knex.QueryBuilder {
    return this.#knex('ledger_tiles').insert(
      growths.map(({ level, index, offset, hashes }) => ({
        epoch: this.#epoch,
        level,
        tile: index,
        start: offset,
        hashes: Buffer.from(hashes),
      })),
    );
  }
}
