import type { HandoverRow } from './rows';

/**
 * Whoever handed their part over, with the person it is with: under every account and human that they were known
 * as then or are known as now, so that linking accounts in between brings nobody back.
 * @internal
 */
export function handedOverTo(
  handovers: HandoverRow[],
  identities: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map(
    handovers.flatMap(({ giver, giver_human: human, taker }) =>
      [giver, human, identities.get(giver) ?? giver].map(
        known => [known, taker] as const,
      ),
    ),
  );
}
