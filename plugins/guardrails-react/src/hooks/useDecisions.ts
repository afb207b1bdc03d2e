import { useApi } from '@backstage/core-plugin-api';
import type {
  DecisionFilter,
  DecisionSummary,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { type Remote, useRemote } from './useRemote';

/** One page of the decisions that the signed-in person may read, newest first. @public */
export function useDecisions(request: {
  filter?: DecisionFilter;
  limit?: number;
  cursor?: string;
}): Remote<Page<DecisionSummary>> {
  const api = useApi(guardrailsApiRef);
  return useRemote({
    key: JSON.stringify(request),
    load: signal => api.listDecisions(request, { signal }),
  });
}
