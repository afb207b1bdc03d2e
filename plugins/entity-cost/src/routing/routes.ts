import { createRouteRef } from '@backstage/core-plugin-api';

/** The page with the costs of all teams. @public */
export const rootRouteRef = createRouteRef({ id: 'entity-cost' });

/** The Cost tab of an entity. @public */
export const entityCostRouteRef = createRouteRef({ id: 'entity-cost/entity' });
