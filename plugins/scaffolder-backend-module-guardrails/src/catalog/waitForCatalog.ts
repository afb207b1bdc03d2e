import { setTimeout as sleep } from 'node:timers/promises';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Initiator } from '../task';
import type { Recorded } from './recordInCatalog';

const POLL_MS = 500;
const PATIENCE_MS = 20_000;

/** What the catalog shows by now. */
type CatalogStatus = 'present' | 'pending' | 'removed';

/**
 * Waits a little for the catalog to show what was recorded. It is recorded durably already, so running out
 * of patience is no failure: the entity is pending.
 * @internal
 */
export async function waitForCatalog(options: {
  catalog: CatalogService;
  initiator: Initiator;
  recorded: Recorded;
  decision: string;
  signal?: AbortSignal;
}): Promise<CatalogStatus> {
  const { catalog, initiator, recorded, decision, signal } = options;
  if (recorded.status === 'removed') return 'removed';
  const { credentials } = initiator;
  for (let left = PATIENCE_MS; left > 0; left -= POLL_MS) {
    const entity = await catalog.getEntityByRef(recorded.entityRef, {
      credentials,
    });
    const shown = entity?.metadata.annotations?.['guardrails/decision'];
    if (shown === decision) return 'present';
    await sleep(POLL_MS, undefined, { signal });
  }
  return 'pending';
}
