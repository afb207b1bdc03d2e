import { useApi } from '@backstage/core-plugin-api';
import { type Remote, useRemote } from '@backstage-guardrails/components';
import type { EntityHealthApi } from '@backstage-guardrails/plugin-entity-health-common';
import { entityHealthApiRef } from '../api';
import { useRefresh } from './useRefresh';

/**
 * Loads from the health service as the signed-in user: `call` runs whenever `key` changes, and the call before it is
 * cancelled. The key names everything that the call depends on. With `live` it loads again while the page is visible;
 * with `always` also after a failure.
 * @internal
 */
export function useHealth<T>(
  key: readonly unknown[],
  call: (api: EntityHealthApi, options: { signal: AbortSignal }) => Promise<T>,
  options: { live?: boolean; always?: boolean } = {},
): Remote<T> {
  const { live = false, always } = options;
  const api = useApi(entityHealthApiRef);
  const remote = useRemote({
    key: JSON.stringify(key),
    load: signal => call(api, { signal }),
  });
  useRefresh(remote, { on: live, always });
  return remote;
}
