import { type ApiRef, createApiRef } from '@backstage/core-plugin-api';
import type { EntityHealthApi } from '@backstage-guardrails/plugin-entity-health-common';

/** The health service as pages and cards call it. @public */
export const entityHealthApiRef: ApiRef<EntityHealthApi> = createApiRef({
  id: 'plugin.entity-health.client',
});
