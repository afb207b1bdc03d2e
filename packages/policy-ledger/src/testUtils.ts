/**
 * What a store of the ledger has to pass.
 *
 * @packageDocumentation
 */
export * from './conformance/tileStoreConformance';
export type { Sha256 } from './merkle';
export type { Tile, TileGrowth, TileStore } from './tiles';
