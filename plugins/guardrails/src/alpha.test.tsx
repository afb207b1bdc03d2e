import { AppRootElementBlueprint } from '@backstage/frontend-plugin-api';
import { renderInTestApp, renderTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { deniedDetail, regionFinding } from './__fixtures__/decision';
import guardrailsPlugin from './alpha';
import { ComplianceCard } from './components/compliance';
import { rootRouteRef } from './routing';

const { id, recordedAt } = deniedDetail.decision;

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
        'api:guardrails',
        'page:guardrails',
        'sub-page:guardrails/decisions',
        'sub-page:guardrails/rules',
        'entity-card:guardrails/compliance',
        'entity-content:guardrails/compliance',
        'scaffolder-form-field:guardrails/preview',
        'home-page-widget:guardrails/pending-approvals',
        'home-page-widget:guardrails/my-runs',
        'home-page-widget:guardrails/team-violations',
        'home-page-widget:guardrails/ending-exceptions',
      ].filter(name => !guardrailsPlugin.getExtension(name as never)),
    ).toEqual([]);
  });

  it('shows the card of an entity', async () => {
    renderInTestApp(
      <EntityProvider
        entity={{
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Resource',
          metadata: { name: 'checkout', namespace: 'default' },
        }}
      >
        <ComplianceCard />
      </EntityProvider>,
      {
        apis: [
          [
            guardrailsApiRef,
            {
              listDrift: async () => ({ items: [] }),
              getCompliance: async (entity: string) => ({
                entity,
                judgedAt: recordedAt,
                open: [
                  {
                    ...regionFinding,
                    id,
                    source: 'decisions',
                    decision: id,
                    since: recordedAt,
                    lastSeenAt: recordedAt,
                  },
                ],
                passed: [],
                notChecked: [],
                waived: [],
                counts: { open: 1, warned: 0, passed: 31 },
              }),
            },
          ],
        ],
        mountedRoutes: {
          '/guardrails': rootRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    expect(await screen.findByText('1 open')).toBeInTheDocument();
    expect(screen.getByText('31 passed')).toBeInTheDocument();
    expect(screen.getByText(regionFinding.title)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'All findings and decisions' }),
    ).toHaveAttribute('href', '/catalog/default/resource/checkout/compliance');
  });

  it('leads from its address to the first tab, with the query', async () => {
    renderTestApp({
      features: [guardrailsPlugin],
      extensions: [address],
      initialRouteEntries: ['/guardrails?from=mail'],
    });
    expect(
      await screen.findByText('/guardrails/decisions?from=mail'),
    ).toBeInTheDocument();
  });
});
