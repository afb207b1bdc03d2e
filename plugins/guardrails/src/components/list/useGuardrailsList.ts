import { useApi } from '@backstage/core-plugin-api';
import {
  type ListOptions,
  type ListPage,
  type ListRequest,
  type ListState,
  useList,
} from '@backstage-guardrails/components';
import type { GuardrailsApi } from '@backstage-guardrails/plugin-guardrails-common';
import {
  guardrailsApiRef,
  SIGNAL_CHANNEL,
} from '@backstage-guardrails/plugin-guardrails-react';

/** A list of the decision service; with `live` it is loaded again when the service signals a change. @internal */
export function useGuardrailsList<Filter, Item>(
  options: Omit<ListOptions<Filter, Item>, 'load' | 'channel'> & {
    load: (
      api: GuardrailsApi,
      request: ListRequest<Filter>,
      options: { signal: AbortSignal },
    ) => Promise<ListPage<Item>>;
    live?: boolean;
  },
): ListState<Filter, Item> {
  const { load, live, ...list } = options;
  const api = useApi(guardrailsApiRef);
  return useList({
    ...list,
    load: (request, requestOptions) => load(api, request, requestOptions),
    channel: live ? SIGNAL_CHANNEL : undefined,
  });
}
