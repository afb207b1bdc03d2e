import type {
  SearchedPage,
  WhatIfFilter,
  WhatIfResult,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import { requireWhatIf } from '../commands/requireWhatIf';
import { toWhatIfResult } from '../model/toWhatIf';
import type { WhatIfDeps } from '../WhatIfDeps';

/** @throws GuardrailsError `not-allowed`, `not-found` @internal */
export async function listResults(
  deps: Pick<WhatIfDeps, 'access' | 'store'>,
  caller: Caller,
  request: {
    id: string;
    filter: WhatIfFilter;
    limit: number;
    cursor?: string;
    countTo?: number;
  },
): Promise<SearchedPage<WhatIfResult>> {
  await requireWhatIf(deps.access, caller);
  await deps.store.row(request.id, caller.principal);
  const { rows, ...next } = await deps.store.results.list(request);
  return { items: rows.map(toWhatIfResult), ...next };
}
