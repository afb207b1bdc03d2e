/**
 * Tables whose rows give authority, by the types of their rows. Each feature adds its own where it declares them
 * (`declare module`), so that seals know the columns of every table and import no feature.
 * @internal
 */
// eslint-disable-next-line @typescript-eslint/no-empty-interface -- features add to it
export interface SealedTables {}
