/** Largest evidence unless a host says otherwise: room for a plan of 100 MB, far below what a string can hold. */
export const DEFAULT_MAX_BYTES = 128 * 1024 * 1024;

/** Real plans stay below 40 levels; the policy runtime recurses on nesting, so the limit protects it too. */
export const MAX_DEPTH = 200;
