import type { FindingRecord } from '@backstage-guardrails/plugin-guardrails-common';
import { SHOWN } from './shown';

/** Of the findings of several teams those that were seen first most recently. @internal */
export function newestOf(findings: FindingRecord[]): FindingRecord[] {
  return findings
    .toSorted((one, other) => other.firstSeenAt.localeCompare(one.firstSeenAt))
    .slice(0, SHOWN);
}
