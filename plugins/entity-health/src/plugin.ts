import {
  type BackstagePlugin,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  type RouteRef,
} from '@backstage/core-plugin-api';
import type { ComponentType } from 'react';
import { entityHealthApiFactory } from './api';
import { entityHealthRouteRef, rootRouteRef } from './routing';

/** The plugin for apps of the legacy frontend system; `./alpha` has the one for the new system. @public */
export const entityHealthPlugin: BackstagePlugin<{
  root: RouteRef;
  entityHealth: RouteRef;
}> = createPlugin({
  id: 'entity-health',
  apis: [entityHealthApiFactory],
  routes: { root: rootRouteRef, entityHealth: entityHealthRouteRef },
});

/** Endpoints, incidents and maintenance: `<Route path="/health" element={<HealthPage />} />`. @public */
export const HealthPage: ComponentType = entityHealthPlugin.provide(
  createRoutableExtension({
    name: 'HealthPage',
    component: () =>
      import('./components/shell/HealthPage').then(m => m.HealthPage),
    mountPoint: rootRouteRef,
  }),
);

/** The Health tab: `<EntityLayout.Route path="/health" title="Health">`. @public */
export const EntityHealthContent: ComponentType = entityHealthPlugin.provide(
  createRoutableExtension({
    name: 'EntityHealthContent',
    component: () => import('./components/tab').then(m => m.HealthContent),
    mountPoint: entityHealthRouteRef,
  }),
);

/** The Health card of an entity's overview. @public */
export const EntityHealthCard: ComponentType = entityHealthPlugin.provide(
  createComponentExtension({
    name: 'EntityHealthCard',
    component: {
      lazy: () => import('./components/card').then(m => m.HealthCard),
    },
  }),
);
