import { useApi } from '@backstage/core-plugin-api';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { useLiveRemote } from './useLiveRemote';
import type { Remote } from './useRemote';

/** One request for approval with everybody's word on it, kept up to date. @public */
export function useApproval(id: string): Remote<ApprovalDetail> {
  const api = useApi(guardrailsApiRef);
  return useLiveRemote({
    key: id,
    load: signal => api.getApproval(id, { signal }),
  });
}
