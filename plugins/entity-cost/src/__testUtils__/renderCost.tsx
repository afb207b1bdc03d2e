import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { EntityCostApi } from '@backstage-guardrails/plugin-entity-cost-common';
import type { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { entityCostApiRef } from '../api';
import { rootRouteRef } from '../routing';

export const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', namespace: 'default' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
};

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}

/** Shows a part of the plugin in an app of the legacy frontend system, with the service that a test gives. */
export function renderCost(
  element: ReactElement,
  options: {
    api: Partial<EntityCostApi>;
    path?: string;
    entity?: Entity;
  },
) {
  return renderInTestApp(
    <TestApiProvider apis={[[entityCostApiRef, options.api]]}>
      <EntityProvider entity={options.entity ?? checkout}>
        {element}
      </EntityProvider>
      <Address />
    </TestApiProvider>,
    {
      routeEntries: [options.path ?? '/'],
      mountedRoutes: {
        '/cost': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}
