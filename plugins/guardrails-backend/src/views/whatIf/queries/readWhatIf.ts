import type {
  Page,
  WhatIf,
  WhatIfDetail,
  WhatIfGroup,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import { requireWhatIf } from '../commands/requireWhatIf';
import type { KnownWhatIfRow } from '../model/rows';
import { toWhatIf } from '../model/toWhatIf';
import type { WhatIfStore } from '../store/WhatIfStore';
import type { WhatIfDeps } from '../WhatIfDeps';

/** Groups that are listed; a filter finds the decisions of the others. */
const LISTED = 50;

type Deps = Pick<WhatIfDeps, 'access' | 'store'>;

/** @throws GuardrailsError `not-found` @internal */
export async function readWhatIf(
  { store }: Pick<WhatIfDeps, 'store'>,
  caller: Caller,
  id: string,
): Promise<WhatIf> {
  const row = await store.row(id, caller.principal);
  const [whatIf] = await toWhatIfs(store, [row]);
  return whatIf;
}

/** @throws GuardrailsError `not-allowed`, `not-found` @internal */
export async function readDetail(
  deps: Deps,
  caller: Caller,
  id: string,
): Promise<WhatIfDetail> {
  await requireWhatIf(deps.access, caller);
  const whatIf = await readWhatIf(deps, caller, id);
  const { store } = deps;
  const [rules, teams, targets, notJudged, older] = await Promise.all([
    topGroups(store, id, 'rule'),
    topGroups(store, id, 'team'),
    topGroups(store, id, 'target_ref'),
    store.reasons(id),
    store.older(id),
  ]);
  return { ...whatIf, rules, teams, targets, notJudged, older };
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
  return {
    items: await toWhatIfs(store, rows),
    ...(nextCursor !== undefined && { nextCursor }),
  };
}

async function toWhatIfs(
  store: WhatIfStore,
  rows: KnownWhatIfRow[],
): Promise<WhatIf[]> {
  const now = await store.now();
  const counts = await store.counts(rows.map(({ id }) => id));
  return rows.map(row => toWhatIf(row, { now, counts: counts.get(row.id)! }));
}

async function topGroups(
  store: WhatIfStore,
  id: string,
  by: 'rule' | 'team' | 'target_ref',
): Promise<WhatIfGroup[]> {
  const groups = await store.groups(id, by);
  return groups
    .map(({ name, counts }) => ({ name: name ?? 'none', ...counts }))
    .sort(
      (a, b) => decisionsOf(b) - decisionsOf(a) || (a.name < b.name ? -1 : 1),
    )
    .slice(0, LISTED);
}

function decisionsOf({ name: _, ...counts }: WhatIfGroup): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}
