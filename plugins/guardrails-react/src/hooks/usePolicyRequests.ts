import { useApi } from '@backstage/core-plugin-api';
import type {
  Page,
  PolicyRequestSummary,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { type Remote, useRemote } from './useRemote';

/** One page of the wishes for other thresholds and rules. @public */
export function usePolicyRequests(request: {
  limit?: number;
  cursor?: string;
}): Remote<Page<PolicyRequestSummary>> {
  const api = useApi(guardrailsApiRef);
  return useRemote({
    key: JSON.stringify(request),
    load: signal => api.listPolicyRequests(request, { signal }),
  });
}
