import type {
  Page,
  WhatIf,
  WhatIfDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import { requireWhatIf } from '../commands/requireWhatIf';
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
  const { counts } = await totalsOf(store, row);
  return toWhatIf(row, { counts, now: await store.now() });
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
  const { counts, ...groups } = await totalsOf(store, row);
  return { ...toWhatIf(row, { counts, now: await store.now() }), ...groups };
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
  const totals = await Promise.all(rows.map(row => totalsOf(store, row)));
  return {
    items: rows.map((row, n) => toWhatIf(row, { ...totals[n], now })),
    ...(nextCursor !== undefined && { nextCursor }),
  };
}

/** Kept since it ended. One that runs, or whose replica was killed, is added up now. */
async function totalsOf(
  { results }: WhatIfStore,
  { id, totals }: KnownWhatIfRow,
): Promise<WhatIfTotals> {
  return totals === null
    ? results.totals(id)
    : (JSON.parse(totals) as WhatIfTotals);
}
