/**
 * Stands in the input schema of a guarded action, where a list of actions shows it.
 * @public
 */
export const GUARD_MARK = 'x-guardrails-guarded';
