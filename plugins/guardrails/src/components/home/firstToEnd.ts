import type { ExceptionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import { SHOWN } from './shown';

/** The exceptions that end before the others. @internal */
export function firstToEnd(exceptions: ExceptionSummary[]): ExceptionSummary[] {
  return exceptions
    .toSorted((one, other) => one.until.localeCompare(other.until))
    .slice(0, SHOWN);
}
