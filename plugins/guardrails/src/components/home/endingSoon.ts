import type { ExceptionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import { SHOWN } from './shown';

/** Days before its end in which an exception is shown. @internal */
export const SOON_DAYS = 14;

/** Those that end within {@link SOON_DAYS}, the first to end before the others. @internal */
export function endingSoon(
  exceptions: ExceptionSummary[],
  now: Date,
): ExceptionSummary[] {
  const limit = now.getTime() + SOON_DAYS * 24 * 60 * 60 * 1000;
  return exceptions
    .filter(({ until }) => Date.parse(until) < limit)
    .toSorted((one, other) => one.until.localeCompare(other.until))
    .slice(0, SHOWN);
}
