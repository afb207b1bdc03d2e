export { Loader } from './Loader';
export type { LoadOutcome } from './LoadOutcome';
export { LoadStore } from './LoadStore';
