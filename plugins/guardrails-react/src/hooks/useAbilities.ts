import { useApi } from '@backstage/core-plugin-api';
import type { Abilities } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { type Remote, useRemote } from './useRemote';

/** What the signed-in person may do of the few things that are not for everybody. @public */
export function useAbilities(): Remote<Abilities> {
  const api = useApi(guardrailsApiRef);
  return useRemote({
    key: 'abilities',
    load: signal => api.getAbilities({ signal }),
  });
}
