import { addMilliseconds } from '../../../base/time';
import type { SandboxLimits } from './limitsOf';
import type { SandboxRow } from './rows';

const HOUR = 60 * 60_000;

/** What can still be extended: whole hours, and how many times. */
type Allowance = { hours: number; extensions: number };

/**
 * Counted from its creation, so that what was extended, and when, makes no difference to how long it lives at most.
 * The later of its end and now is where an extension begins: one of what is overdue gives its hours in full.
 * @internal
 */
export function allowanceOf(
  row: Pick<SandboxRow, 'began_at' | 'ends_at' | 'extensions'>,
  limits: SandboxLimits,
  now: string,
): Allowance | undefined {
  const latest = addMilliseconds(row.began_at, limits.maximumHours * HOUR);
  const left = Date.parse(latest) - Date.parse(extendsFrom(row, now));
  const hours = Math.floor(left / HOUR);
  const extensions = limits.maximumExtensions - row.extensions;
  return hours >= 1 && extensions >= 1 ? { hours, extensions } : undefined;
}

/** Where an extension begins. */
function extendsFrom(
  { ends_at: endsAt }: Pick<SandboxRow, 'ends_at'>,
  now: string,
): string {
  return endsAt > now ? endsAt : now;
}

/** The end after an extension. @internal */
export function extendedEnd(
  row: Pick<SandboxRow, 'ends_at'>,
  hours: number,
  now: string,
): string {
  return addMilliseconds(extendsFrom(row, now), hours * HOUR);
}
