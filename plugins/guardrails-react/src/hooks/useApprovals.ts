import { useApi } from '@backstage/core-plugin-api';
import type {
  ApprovalFilter,
  ApprovalSummary,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { useLiveRemote } from './useLiveRemote';
import type { Remote } from './useRemote';

/** One page of the requests for approval that the signed-in person may see, kept up to date. @public */
export function useApprovals(request: {
  filter?: ApprovalFilter;
  limit?: number;
  cursor?: string;
}): Remote<Page<ApprovalSummary>> {
  const api = useApi(guardrailsApiRef);
  return useLiveRemote({
    key: JSON.stringify(request),
    load: signal => api.listApprovals(request, { signal }),
  });
}
