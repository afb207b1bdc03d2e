import { useApi } from '@backstage/core-plugin-api';
import type {
  ExceptionFilter,
  ExceptionSummary,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { type Remote, useRemote } from './useRemote';

/** One page of exceptions, newest first. @public */
export function useExceptions(request: {
  filter?: ExceptionFilter;
  limit?: number;
  cursor?: string;
}): Remote<Page<ExceptionSummary>> {
  const api = useApi(guardrailsApiRef);
  return useRemote({
    key: JSON.stringify(request),
    load: signal => api.listExceptions(request, { signal }),
  });
}
