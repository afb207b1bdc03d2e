import { AppRootElementBlueprint } from '@backstage/frontend-plugin-api';
import { renderInTestApp, renderTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import { entityHealth } from './__fixtures__/health';
import { checkout } from './__testUtils__/renderHealth';
import entityHealthPlugin from './alpha';
import { entityHealthApiRef } from './api';
import { HealthCard } from './components/card';
import { rootRouteRef } from './routing';

const address = AppRootElementBlueprint.make({
  name: 'address',
  params: { element: <Address /> },
});

function Address() {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
}

describe('the plugin in the new frontend system', () => {
  it('offers its extensions under stable names', () => {
    expect(
      [
        'api:entity-health',
        'page:entity-health',
        'sub-page:entity-health/endpoints',
        'sub-page:entity-health/incidents',
        'sub-page:entity-health/maintenance',
        'sub-page:entity-health/wall',
        'entity-card:entity-health/health',
        'entity-content:entity-health/health',
      ].filter(name => !entityHealthPlugin.getExtension(name as never)),
    ).toEqual([]);
  });

  it('shows the card of an entity', async () => {
    renderInTestApp(
      <EntityProvider entity={checkout}>
        <HealthCard />
      </EntityProvider>,
      {
        apis: [
          [entityHealthApiRef, { getEntityHealth: async () => entityHealth }],
        ],
        mountedRoutes: {
          '/health': rootRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    expect(
      await screen.findByText('The endpoint does not answer in time.'),
    ).toBeInTheDocument();
  });

  it('leads from its address to the first tab, with the query', async () => {
    renderTestApp({
      features: [entityHealthPlugin],
      extensions: [address],
      initialRouteEntries: ['/health?from=mail'],
    });
    expect(
      await screen.findByText('/health/endpoints?from=mail'),
    ).toBeInTheDocument();
  });
});
