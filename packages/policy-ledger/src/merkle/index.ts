export { leafHash } from './hashing';
export type { Sha256 } from './hashing';
export { EMPTY_TREE, rootOf } from './state';
export type { TreeState } from './state';
export { verifyConsistency } from './verifyConsistency';
export type { TreeHead } from './verifyConsistency';
export { verifyInclusion } from './verifyInclusion';
