import { type ApiRef, createApiRef } from '@backstage/core-plugin-api';
import type { EntityCostApi } from '@backstage-guardrails/plugin-entity-cost-common';

/** The cost service as pages and cards call it. @public */
export const entityCostApiRef: ApiRef<EntityCostApi> = createApiRef({
  id: 'plugin.entity-cost.client',
});
