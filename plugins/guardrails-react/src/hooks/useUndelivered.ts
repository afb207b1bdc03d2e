import { useApi } from '@backstage/core-plugin-api';
import type {
  Page,
  Undelivered,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { type Remote, useRemote } from './useRemote';

/** One page of what receivers did not take, oldest first; for operators. @public */
export function useUndelivered(request: {
  limit?: number;
  cursor?: string;
}): Remote<Page<Undelivered>> {
  const api = useApi(guardrailsApiRef);
  return useRemote({
    key: JSON.stringify(request),
    load: signal => api.listUndelivered(request, { signal }),
  });
}
