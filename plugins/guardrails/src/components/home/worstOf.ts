import type { FindingRecord } from '@backstage-guardrails/plugin-guardrails-common';
import {
  enforcementLevelSchema,
  type EnforcementLevel,
} from '@backstage-guardrails/policy-model';
import { SHOWN } from './shown';

const worstFirst = enforcementLevelSchema.options.toReversed();

/**
 * The findings of the strictest levels, and of one level those that were seen first most recently. A milder level is
 * asked for only while there is room: the first sweep of a catalog opens thousands of advisory findings.
 * @internal
 */
export async function worstOf(
  load: (level: EnforcementLevel) => Promise<FindingRecord[]>,
): Promise<FindingRecord[]> {
  const worst: FindingRecord[] = [];
  for (const level of worstFirst) {
    if (worst.length >= SHOWN) break;
    const found = await load(level);
    worst.push(
      ...found.toSorted((one, other) =>
        other.firstSeenAt.localeCompare(one.firstSeenAt),
      ),
    );
  }
  return worst.slice(0, SHOWN);
}
