import type { LoadProblem } from '../reading';
import type { WrittenMonth } from './completeLoads';

/** What became of an attempt to load. @internal */
export type LoadOutcome =
  /** The same files are loaded already, or were refused before. */
  | { state: 'unchanged' }
  | { state: 'loaded'; months: WrittenMonth[] }
  | { state: 'failed'; loadId?: number; problems: readonly LoadProblem[] };
