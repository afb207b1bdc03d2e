import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { MockEntityListContextProvider } from '@backstage/plugin-catalog-react/testUtils';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { rootRouteRef } from '../../routing';
import { createOpenViolationsColumn } from './createOpenViolationsColumn';
import { EntityOpenViolationsPicker } from './EntityOpenViolationsPicker';
import { OpenViolationsFilter } from './OpenViolationsFilter';

const entityOf = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
});

const counted = (name: string, open: number) => ({
  entity: `component:default/${name}`,
  open,
  enforced: open,
  notConfirmed: 0,
  waived: 1,
});

const mounted = { mountedRoutes: { '/guardrails': rootRouteRef } };

describe('the column of open violations', () => {
  it('asks for all rows in requests of at most 30, and says where there are none', async () => {
    const listEntityFindings = jest.fn(
      async ({ entities: _entities = [] }: { entities?: string[] }) => ({
        items: [counted('name-7', 3)],
        totals: counted('', 3),
        entityCount: 1,
      }),
    );
    const { render } = createOpenViolationsColumn<{
      entity: ReturnType<typeof entityOf>;
    }>();
    await renderInTestApp(
      <TestApiProvider apis={[[guardrailsApiRef, { listEntityFindings }]]}>
        {Array.from({ length: 50 }, (_, index) => (
          <p key={index}>
            {render?.({ entity: entityOf(`name-${index}`) }, 'row')}
          </p>
        ))}
      </TestApiProvider>,
      mounted,
    );
    expect(
      await screen.findByRole('link', {
        name: 'Show 3 open violations of component:default/name-7',
      }),
    ).toHaveAttribute(
      'href',
      '/guardrails/compliance?entity=component%3Adefault%2Fname-7',
    );
    expect(screen.getAllByText('0')).toHaveLength(49);
    expect(
      listEntityFindings.mock.calls.map(
        ([{ entities = [] }]) => entities.length,
      ),
    ).toEqual([30, 20]);
  });
});

describe('the filter of open violations', () => {
  it('narrows the catalog to those with open ones, exactly', async () => {
    const updateFilters = jest.fn();
    const listEntityFindings = async () => ({
      items: [counted('one', 3), counted('waived', 0)],
      totals: counted('', 3),
      entityCount: 7,
    });
    await renderInTestApp(
      <TestApiProvider apis={[[guardrailsApiRef, { listEntityFindings }]]}>
        <MockEntityListContextProvider value={{ updateFilters }}>
          <EntityOpenViolationsPicker />
        </MockEntityListContextProvider>
      </TestApiProvider>,
      mounted,
    );
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Open violations' }),
    );
    await waitFor(() =>
      expect(updateFilters).toHaveBeenLastCalledWith({
        openViolations: expect.any(OpenViolationsFilter),
      }),
    );
    const [{ openViolations: filter }] = updateFilters.mock.lastCall;
    expect(filter.getCatalogFilters()).toEqual({ 'metadata.name': ['one'] });
    expect(filter.filterEntity(entityOf('one'))).toBe(true);
    expect(filter.filterEntity({ ...entityOf('one'), kind: 'Resource' })).toBe(
      false,
    );
    expect(
      screen.getByText('The 2 of 7 entities with the most'),
    ).toBeInTheDocument();
    expect(new OpenViolationsFilter([]).getCatalogFilters()).toEqual({
      'metadata.name': ['-'],
    });
  });
});
