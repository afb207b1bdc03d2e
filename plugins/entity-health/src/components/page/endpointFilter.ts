import { readChoice, readParam } from '@backstage-guardrails/components';
import {
  type EndpointQuery,
  healthStatuses,
} from '@backstage-guardrails/plugin-entity-health-common';

/** Names in the address that narrow the list of endpoints. @internal */
export const endpointFilters = [
  'status',
  'owner',
  'system',
  'search',
  'marks',
] as const;

/** Reads the filter out of the address. @internal */
export function readEndpointFilter(params: URLSearchParams): EndpointQuery {
  const status = readChoice(params, 'status', healthStatuses);
  const owner = readParam(params, 'owner');
  const marks = readChoice(params, 'marks', ['flapping', 'maintenance']);
  return {
    status: status && [status],
    owner: owner ? [owner] : undefined,
    system: readParam(params, 'system'),
    search: readParam(params, 'search'),
    flapping: marks === 'flapping' || undefined,
    maintenance: marks === 'maintenance' || undefined,
  };
}
