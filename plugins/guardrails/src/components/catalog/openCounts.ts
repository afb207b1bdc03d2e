import type {
  EntityFindings,
  GuardrailsApi,
} from '@backstage-guardrails/plugin-guardrails-common';
import DataLoader from 'dataloader';

/** Entities that the service counts in one request: as many of the longest names as an address can hold. */
const TOGETHER = 30;
/** The rows of a table are drawn one after the other. */
const QUIET_MILLISECONDS = 20;
const KEPT_MILLISECONDS = 60_000;

type Loader = DataLoader<string, EntityFindings | undefined>;

const loaders = new WeakMap<GuardrailsApi, { loader: Loader; since: number }>();

/**
 * The counts of one entity; nothing where it has no finding that the person may read. What many rows ask for is asked
 * in one request, and kept for a minute.
 * @internal
 */
export function openCounts(
  api: GuardrailsApi,
  entityRef: string,
): Promise<EntityFindings | undefined> {
  const kept = loaders.get(api);
  const now = Date.now();
  if (kept && now - kept.since < KEPT_MILLISECONDS) {
    return kept.loader.load(entityRef);
  }
  const loader = createLoader(api);
  loaders.set(api, { loader, since: now });
  return loader.load(entityRef);
}

function createLoader(api: GuardrailsApi): Loader {
  return new DataLoader(
    async refs => {
      const { items } = await api.listEntityFindings({
        entities: [...refs],
        limit: TOGETHER,
      });
      const counts = new Map(items.map(item => [item.entity, item]));
      return refs.map(ref => counts.get(ref));
    },
    {
      maxBatchSize: TOGETHER,
      batchScheduleFn: send => setTimeout(send, QUIET_MILLISECONDS),
    },
  );
}
