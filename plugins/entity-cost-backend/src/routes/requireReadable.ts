import { type CostScope, mayRead, notAllowed } from '../access';
import type { EntityIndex } from '../entities';

/** What is not there and what the caller may not read get the same answer. @internal */
export async function requireReadable(
  entities: EntityIndex,
  ref: string,
  scope: CostScope,
): Promise<void> {
  const owners = await entities.ownersOf([ref]);
  const owner = owners.get(ref);
  if (!mayRead(scope, { entityRef: ref, owner })) throw notAllowed();
}
