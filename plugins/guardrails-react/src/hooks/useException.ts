import { useApi } from '@backstage/core-plugin-api';
import type { ExceptionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { useLiveRemote } from './useLiveRemote';
import type { Remote } from './useRemote';

/** One exception with its control and what became of it. @public */
export function useException(id: string): Remote<ExceptionDetail> {
  const api = useApi(guardrailsApiRef);
  return useLiveRemote({
    key: id,
    load: signal => api.getException(id, { signal }),
  });
}
