import type { Caller } from '../../../identity/actors';
import type { WhatIfDeps } from '../WhatIfDeps';
import { requireWhatIf } from './requireWhatIf';

/** Ends it at once here, and within seconds where another replica runs it. One that has ended stays as it is. @internal */
export async function cancelWhatIf(
  deps: Pick<WhatIfDeps, 'access' | 'store' | 'running'>,
  caller: Caller,
  id: string,
): Promise<void> {
  await requireWhatIf(deps.access, caller);
  const row = await deps.store.row(id, caller.principal);
  await deps.store.cancel(row.id);
  deps.running.end(row.id, 'cancelled');
}
