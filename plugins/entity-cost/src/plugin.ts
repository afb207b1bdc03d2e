import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  type BackstagePlugin,
  type RouteRef,
} from '@backstage/core-plugin-api';
import type { ComponentType } from 'react';
import { entityCostApiFactory } from './api';
import { entityCostRouteRef, rootRouteRef } from './routing';

/** The plugin for apps of the legacy frontend system; `./alpha` has the one for the new system. @public */
export const entityCostPlugin: BackstagePlugin<{
  root: RouteRef;
  entity: RouteRef;
}> = createPlugin({
  id: 'entity-cost',
  apis: [entityCostApiFactory],
  routes: { root: rootRouteRef, entity: entityCostRouteRef },
});

/** The month, budgets, rules and loads: `<Route path="/cost" element={<CostPage />} />`. @public */
export const CostPage: ComponentType = entityCostPlugin.provide(
  createRoutableExtension({
    name: 'CostPage',
    component: () =>
      import('./components/shell/CostPage').then(m => m.CostPage),
    mountPoint: rootRouteRef,
  }),
);

/** The Cost tab: `<EntityLayout.Route path="/cost" title="Cost">`. @public */
export const EntityCostContent: ComponentType = entityCostPlugin.provide(
  createRoutableExtension({
    name: 'EntityCostContent',
    component: () => import('./components/tab').then(m => m.CostContent),
    mountPoint: entityCostRouteRef,
  }),
);

/** The Cost card of an entity's overview. @public */
export const EntityCostCard: ComponentType = entityCostPlugin.provide(
  createComponentExtension({
    name: 'EntityCostCard',
    component: {
      lazy: () => import('./components/card').then(m => m.CostCard),
    },
  }),
);
