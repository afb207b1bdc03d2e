import { createRouteRef } from '@backstage/core-plugin-api';

/** The page *Health*. @public */
export const rootRouteRef = createRouteRef({ id: 'entity-health' });

/** The Health tab of an entity. @public */
export const entityHealthRouteRef = createRouteRef({
  id: 'entity-health/entity',
});
