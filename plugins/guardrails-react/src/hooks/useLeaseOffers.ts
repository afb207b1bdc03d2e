import { useApi } from '@backstage/core-plugin-api';
import type { LeaseOffer } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { type Remote, useRemote } from './useRemote';

/** What access can be asked for, resource by resource. @public */
export function useLeaseOffers(): Remote<LeaseOffer[]> {
  const api = useApi(guardrailsApiRef);
  return useRemote({
    key: 'lease-offers',
    load: signal => api.listLeaseOffers({ signal }),
  });
}
