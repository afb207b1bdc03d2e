import type { EnforcementLevel } from '../vocabulary';

/** From what lets everything through to what lets least through. */
const LEVELS = ['off', 'advisory', 'approval', 'mandatory'] as const;

/** How strict a level is, to compare it with another one: more is stricter. @public */
export function strictness(level: EnforcementLevel | 'off'): number {
  return LEVELS.indexOf(level);
}
