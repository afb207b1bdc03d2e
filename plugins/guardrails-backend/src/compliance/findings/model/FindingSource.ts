/** Findings of decisions, and of what was applied by them. @internal */
export const DECISIONS = 'decisions';
/** Findings of the sweep of the catalog. @internal */
export const SWEEP = 'sweep';
/** Findings of what was changed outside of what was applied. @internal */
export const DRIFT = 'drift';
/** What findings are from. @internal */
export type FindingSource = typeof DECISIONS | typeof SWEEP | typeof DRIFT;
