import { UNRESTRICTED } from '../../../identity/access';
import type { Caller } from '../../../identity/actors';
import { notFound, type StoredDecision } from '../../../decision/decisions';
import type { ExceptionsRoom } from '../ExceptionsRoom';

/** A decision that the caller may read; any other is answered as one that does not exist. @internal */
export async function decisionFor(
  room: Pick<ExceptionsRoom, 'log' | 'access'>,
  caller: Caller,
  id: string,
): Promise<StoredDecision> {
  const ref = (await room.log.get(id, UNRESTRICTED))?.decision.target.ref;
  const scope = await room.access.readScope(caller, ref);
  const stored = await room.log.get(id, scope);
  if (!stored) throw notFound(id);
  return stored;
}
