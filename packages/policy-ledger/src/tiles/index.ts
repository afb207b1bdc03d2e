export { appendBatch } from './appendBatch';
export type { AppendedBatch } from './appendBatch';
export { consistencyProof, inclusionProof } from './proofs';
export type { ConsistencyProof, InclusionProof } from './proofs';
export { readState } from './readState';
export type { Tile, TileGrowth, TileStore } from './Tile';
export { parseTilePath, tilePath } from './tilePath';
