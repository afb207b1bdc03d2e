import type { RunFacts } from '@backstage-guardrails/plugin-guardrails-common';
import type { GrantRow } from '../../governance/grants/model/rows';

/** How far the newest grant that was redeemed has come. @internal */
export function applyFactOf(
  grants: ReadonlyArray<Pick<GrantRow, 'redeemed_at' | 'status'>>,
): RunFacts['apply'] {
  const newest = grants
    .flatMap(({ redeemed_at: at, status }) =>
      at === null ? [] : [{ at, status }],
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .at(0);
  return newest && (newest.status ?? 'running');
}
