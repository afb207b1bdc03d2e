import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  DecisionSummary,
  SearchedPage,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { deniedDetail } from '../../__fixtures__/decision';
import { rootRouteRef } from '../../routing';
import { DecisionsContent } from './DecisionsContent';

const { decision } = deniedDetail;

const summary = {
  id: decision.id,
  outcome: 'deny',
  action: 'provision',
  format: 'terraform-plan',
  changes: { create: 1 },
  actor: decision.actor,
  target: decision.target,
  findings: { enforced: 1, warned: 0 },
  headline: 'It stands in \u202Egnp',
  recordedAt: decision.recordedAt,
} as DecisionSummary;

async function renderList(options: {
  address: string;
  page: SearchedPage<DecisionSummary>;
}) {
  const listDecisions = jest.fn(async (_request: object) => options.page);
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [guardrailsApiRef, { listDecisions, listEnvironments: async () => [] }],
      ]}
    >
      <DecisionsContent />
    </TestApiProvider>,
    {
      routeEntries: [options.address],
      mountedRoutes: {
        '/guardrails': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return { asked: () => listDecisions.mock.calls.map(([request]) => request) };
}

describe('DecisionsContent', () => {
  it('says what became of a decision beside its verdict', async () => {
    await renderList({
      address: '/',
      page: {
        items: [
          {
            ...summary,
            outcome: 'needs-approval',
            state: 'waiting-for-approval',
          },
        ],
      },
    });
    const row = (await screen.findAllByRole('row')).at(-1);
    expect(row).toHaveTextContent(/Needs approval.*Waiting for approval/);
  });

  it('asks for what the address says and leaves out what it does not understand', async () => {
    const { asked } = await renderList({
      address: '/?outcome=deny,nonsense&environment=production&cursor=abc',
      page: { items: [summary] },
    });
    expect(asked()).toEqual([
      {
        filter: {
          outcome: ['deny'],
          environment: 'production',
          checks: 'notable',
        },
        limit: 25,
        cursor: 'abc',
        count: true,
      },
    ]);
    for (const name of ['Entity', 'Rule', 'Requested by']) {
      expect(screen.getByRole('textbox', { name })).toBeInTheDocument();
    }
    const row = screen.getAllByRole('row')[1];
    expect(row).toHaveTextContent('Denied');
    expect(row).toHaveTextContent('Plan');
    expect(row).toHaveTextContent('It stands in \\u{202e}gnp');
    expect(
      screen.getByRole('link', { name: 'Create checkout in production' }),
    ).toHaveAttribute('href', `/guardrails/decisions/${decision.id}`);
  });

  it('goes back to the newest page when a filter changes', async () => {
    const { asked } = await renderList({
      address: '/?cursor=abc',
      page: { items: [summary], nextCursor: 'def' },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Denied' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    expect(asked()).toEqual([
      { filter: { checks: 'notable' }, limit: 25, cursor: 'abc', count: true },
      {
        filter: { outcome: ['deny'], checks: 'notable' },
        limit: 25,
        count: true,
      },
      {
        filter: { outcome: ['deny'], checks: 'notable' },
        limit: 25,
        cursor: 'def',
        count: true,
      },
    ]);
  });

  it('searches while a person types, from two letters on', async () => {
    const { asked } = await renderList({
      address: '/?cursor=abc',
      page: { items: [summary], total: 1001, moreNames: true },
    });
    const field = screen.getByRole('textbox', { name: /^Search by/ });
    await userEvent.type(field, 'c');
    await userEvent.type(field, 'heckout');
    await waitFor(() =>
      expect(asked().at(-1)).toEqual({
        filter: { search: 'checkout', checks: 'notable' },
        limit: 25,
        count: true,
      }),
    );
    expect(JSON.stringify(asked())).not.toContain('"c"');
    expect(
      await screen.findByText('more than 1,000 in total'),
    ).toBeInTheDocument();
    expect(screen.getByText(/More names begin/)).toBeInTheDocument();
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Rows per page' }),
      '100',
    );
    await waitFor(() =>
      expect(asked().at(-1)).toMatchObject({ limit: 100, count: true }),
    );
  });

  it('takes a pasted entity, and of a partial one nothing', async () => {
    const { asked } = await renderList({
      address: '/',
      page: { items: [summary] },
    });
    const field = screen.getByRole('textbox', { name: 'Entity' });
    await userEvent.type(field, 'resource:{Enter}');
    await userEvent.tab();
    expect(field).toHaveValue('');
    await userEvent.type(field, 'resource:default/db');
    await screen.findByRole('option', { name: 'resource:default/db' });
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(asked().at(-1)).toMatchObject({
        filter: { entity: 'resource:default/db' },
      }),
    );
    expect(asked()).toHaveLength(2);
  });

  it('folds checks of configuration away until they are asked for', async () => {
    const { asked } = await renderList({
      address: '/',
      page: { items: [summary] },
    });
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Show configuration checks' }),
    );
    expect(await screen.findByRole('table')).toBeInTheDocument();
    expect(asked()).toEqual([
      { filter: { checks: 'notable' }, limit: 25, count: true },
      { filter: { checks: 'all' }, limit: 25, count: true },
    ]);
  });

  it('says what to do next where there is nothing', async () => {
    await renderList({ address: '/', page: { items: [] } });
    expect(
      screen.getByText('No decisions yet that you can view'),
    ).toBeInTheDocument();
  });

  it('offers to clear filters that match nothing', async () => {
    const { asked } = await renderList({
      address: '/?outcome=deny&rule=a%2Fb',
      page: { items: [] },
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(
      await screen.findByText('No decisions yet that you can view'),
    ).toBeInTheDocument();
    expect(asked().at(-1)).toEqual({
      filter: { checks: 'notable' },
      limit: 25,
      count: true,
    });
  });
});
