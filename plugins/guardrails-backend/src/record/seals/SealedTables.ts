import type { GrantRow } from '../../base/database';

/**
 * Tables whose rows give authority, by the types of their rows. Each feature adds its own where it declares them
 * (`declare module`), so that seals know the columns of every table and import no feature.
 * @internal
 */
export interface SealedTables {
  grants: GrantRow;
}
