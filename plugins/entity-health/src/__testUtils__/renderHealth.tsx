import type { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type { EntityHealthApi } from '@backstage-guardrails/plugin-entity-health-common';
import type { ReactElement } from 'react';
import { entityHealthApiRef } from '../api';
import { rootRouteRef } from '../routing';

/** The entity of the fixtures. */
export const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', namespace: 'default' },
};

/** Shows a part of the plugin in an app of the legacy frontend system, with the answers of the service. */
export async function renderHealth(options: {
  page: ReactElement;
  api: Partial<EntityHealthApi>;
  address?: string;
  entity?: Entity;
}): Promise<void> {
  const { page, api, address = '/', entity = checkout } = options;
  await renderInTestApp(
    <TestApiProvider apis={[[entityHealthApiRef, api]]}>
      <EntityProvider entity={entity}>{page}</EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [address],
      mountedRoutes: {
        '/health': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}
