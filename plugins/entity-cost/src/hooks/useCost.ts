import { useApi } from '@backstage/core-plugin-api';
import { type Remote, useRemote } from '@backstage-guardrails/components';
import type { EntityCostApi } from '@backstage-guardrails/plugin-entity-cost-common';
import { entityCostApiRef } from '../api';

/**
 * Loads from the cost service as the signed-in person: `call` runs whenever `key` changes, and the call before it is
 * cancelled. The key names everything that the call depends on.
 * @internal
 */
export function useCost<T>(
  key: readonly unknown[],
  call: (api: EntityCostApi, options: { signal: AbortSignal }) => Promise<T>,
): Remote<T> {
  const api = useApi(entityCostApiRef);
  return useRemote({
    key: JSON.stringify(key),
    load: signal => call(api, { signal }),
  });
}
