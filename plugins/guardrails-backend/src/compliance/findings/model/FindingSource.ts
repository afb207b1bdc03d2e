/** Findings of decisions, and of what was applied by them. @internal */
export const DECISIONS = 'decisions';
/** Findings of the sweep of the catalog. @internal */
export const SWEEP = 'sweep';
/** What findings are from. @internal */
export type FindingSource = typeof DECISIONS | typeof SWEEP;
