import { useApi } from '@backstage/core-plugin-api';
import {
  type Remote,
  useRemote,
  useLiveRefresh,
} from '@backstage-guardrails/components';
import type { GuardrailsApi } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';

/** Channel on which the service tells open pages that something of theirs changed. @public */
export const SIGNAL_CHANNEL = 'guardrails';

/**
 * Loads from the decision service as the signed-in person: `call` runs whenever `key` changes, and the call before it
 * is cancelled. The key names everything that the call depends on.
 *
 * With `live` it loads again when the service signals a change. Where signals are not installed it loads every half
 * minute, and only while the page is visible. The answer is kept until the next one is there.
 *
 * @example
 * ```ts
 * const decision = useGuardrails(
 *   ['decision', id],
 *   (api, options) => api.getDecision(id, options),
 *   { live: true },
 * );
 * ```
 * @public
 */
export function useGuardrails<T>(
  key: readonly unknown[],
  call: (api: GuardrailsApi, options: { signal: AbortSignal }) => Promise<T>,
  options?: { live?: boolean },
): Remote<T> {
  const api = useApi(guardrailsApiRef);
  const remote = useRemote({
    key: JSON.stringify(key),
    load: signal => call(api, { signal }),
  });
  useLiveRefresh(remote, {
    channel: SIGNAL_CHANNEL,
    live: options?.live ?? false,
  });
  return remote;
}
