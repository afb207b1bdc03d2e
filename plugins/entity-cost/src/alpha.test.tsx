import { AppRootElementBlueprint } from '@backstage/frontend-plugin-api';
import { renderInTestApp, renderTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import { entityCosts } from './__fixtures__/costs';
import { checkout } from './__testUtils__/renderCost';
import entityCostPlugin from './alpha';
import { entityCostApiRef } from './api';
import { CostCard } from './components/card';
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
        'api:entity-cost',
        'page:entity-cost',
        'sub-page:entity-cost/month',
        'sub-page:entity-cost/budgets',
        'sub-page:entity-cost/rules',
        'sub-page:entity-cost/loads',
        'entity-card:entity-cost/cost',
        'entity-content:entity-cost/cost',
      ].filter(name => !entityCostPlugin.getExtension(name as never)),
    ).toEqual([]);
  });

  it('shows the card of an entity', async () => {
    renderInTestApp(
      <EntityProvider entity={checkout}>
        <CostCard />
      </EntityProvider>,
      {
        apis: [[entityCostApiRef, { getEntityCosts: async () => entityCosts }]],
        mountedRoutes: {
          '/cost': rootRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    expect(await screen.findByText('€1,234.56')).toBeInTheDocument();
  });

  it('leads from its address to the first tab, with the query', async () => {
    renderTestApp({
      features: [entityCostPlugin],
      extensions: [address],
      initialRouteEntries: ['/cost?from=mail'],
    });
    expect(
      await screen.findByText('/cost/month?from=mail'),
    ).toBeInTheDocument();
  });
});
