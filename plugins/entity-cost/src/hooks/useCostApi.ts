import { useApi } from '@backstage/core-plugin-api';
import type { EntityCostApi } from '@backstage-guardrails/plugin-entity-cost-common';
import { entityCostApiRef } from '../api';

/** The cost service, for what changes it. @internal */
export function useCostApi(): EntityCostApi {
  return useApi(entityCostApiRef);
}
