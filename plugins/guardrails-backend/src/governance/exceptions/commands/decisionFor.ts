import { UNRESTRICTED } from '../../../identity/access';
import type { Caller } from '../../../identity/actors';
import { notFound, type StoredDecision } from '../../../decision/decisions';
import type { ExceptionDeps } from '../ExceptionDeps';

/** A decision that the caller may read; any other is answered as one that does not exist. @internal */
export async function decisionFor(
  deps: Pick<ExceptionDeps, 'log' | 'access'>,
  caller: Caller,
  id: string,
): Promise<StoredDecision> {
  const ref = (await deps.log.get(id, UNRESTRICTED))?.decision.target.ref;
  const scope = await deps.access.readScope(caller, ref);
  const stored = await deps.log.get(id, scope);
  if (!stored) throw notFound(id);
  return stored;
}
