import type { Caller } from '../../../identity/actors';
import type { ExceptionDeps } from '../ExceptionDeps';

/** The entity that is asked about, where the caller owns it. @internal */
export async function ownedTargets(
  deps: Pick<ExceptionDeps, 'catalog'>,
  caller: Caller,
  ref: string | undefined,
): Promise<string[]> {
  if (ref === undefined) return [];
  const { entity } = await deps.catalog.target(ref);
  return caller.ownership.includes(entity?.owner ?? '') ? [ref] : [];
}
