import type { Caller } from '../../../identity/actors';
import type { ExceptionDeps } from '../ExceptionDeps';
import type { OwnedTarget } from '../store/selectExceptions';

/** The entity that is asked about, where the caller owns it. @internal */
export async function ownedTargets(
  deps: Pick<ExceptionDeps, 'catalog'>,
  caller: Caller,
  ref: string | undefined,
): Promise<OwnedTarget[]> {
  if (ref === undefined) return [];
  const { entity } = await deps.catalog.target(ref);
  if (!entity || !caller.ownership.includes(entity.owner ?? '')) return [];
  return [{ ref, uid: entity.uid }];
}
