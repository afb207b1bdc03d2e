import type {
  Page,
  WhatIf,
  WhatIfDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import { requireWhatIf } from '../commands/requireWhatIf';
import { deriveWhatIfState } from '../model/deriveWhatIfState';
import type { KnownWhatIfRow, WhatIfTotals } from '../model/rows';
import { toWhatIf } from '../model/toWhatIf';
import type { WhatIfStore } from '../store/WhatIfStore';
import type { WhatIfDeps } from '../WhatIfDeps';

type Deps = Pick<WhatIfDeps, 'access' | 'store'>;

/** @throws GuardrailsError `not-found` @internal */
export async function readWhatIf(
  { store }: Pick<WhatIfDeps, 'store'>,
  caller: Caller,
  id: string,
): Promise<WhatIf> {
  const row = await store.row(id, caller.principal);
  const now = await store.now();
  const { counts } = await totalsOf(store, row, now);
  return toWhatIf(row, { counts, now });
}

/** @throws GuardrailsError `not-allowed`, `not-found` @internal */
export async function readDetail(
  deps: Deps,
  caller: Caller,
  id: string,
): Promise<WhatIfDetail> {
  await requireWhatIf(deps.access, caller);
  const { store } = deps;
  const row = await store.row(id, caller.principal);
  const now = await store.now();
  const { counts, ...groups } = await totalsOf(store, row, now);
  return { ...toWhatIf(row, { counts, now }), ...groups };
}

/** @throws GuardrailsError `not-allowed` @internal */
export async function listWhatIfs(
  deps: Deps,
  caller: Caller,
  page: { limit: number; cursor?: string },
): Promise<Page<WhatIf>> {
  await requireWhatIf(deps.access, caller);
  const { store } = deps;
  const { principal } = caller;
  const { rows, nextCursor } = await store.list({ principal, ...page });
  const now = await store.now();
  const counted = await store.results.counts(
    rows.flatMap(({ id, totals }) => (totals === null ? [id] : [])),
  );
  return {
    items: rows.map(row => {
      const counts = keptTotals(row)?.counts ?? counted.get(row.id)!;
      return toWhatIf(row, { counts, now });
    }),
    ...(nextCursor !== undefined && { nextCursor }),
  };
}

/**
 * Kept since it ended. One that runs is added up now, and so is one whose replica was killed: once, because it has no
 * other results any more.
 */
async function totalsOf(
  store: WhatIfStore,
  row: KnownWhatIfRow,
  now: string,
): Promise<WhatIfTotals> {
  const kept = keptTotals(row);
  if (kept) return kept;
  const { id, outcome, beat_at: beatAt } = row;
  const totals = await store.results.totals(id);
  if (deriveWhatIfState({ outcome, beatAt, now }) !== 'running') {
    await store.keepTotals(id, totals);
  }
  return totals;
}

function keptTotals({ totals }: KnownWhatIfRow): WhatIfTotals | undefined {
  return totals === null ? undefined : (JSON.parse(totals) as WhatIfTotals);
}
