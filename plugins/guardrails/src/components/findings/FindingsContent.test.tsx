import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { identityApiRef } from '@backstage/core-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import {
  GuardrailsError,
  type FindingRecord,
  type FindingSummary,
  type GuardrailsApi,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { findingSummary, openFinding } from '../../__fixtures__/finding';
import { rootRouteRef } from '../../routing';
import { FindingContent } from './FindingContent';
import { FindingsContent } from './FindingsContent';

async function renderPage(
  address: string,
  answers: {
    summary?: FindingSummary | Error;
    findings?: FindingRecord[];
    api?: Partial<GuardrailsApi>;
  } = {},
) {
  const { summary = findingSummary, findings = [openFinding] } = answers;
  const summarizeFindings = jest.fn(async (_request: object) => {
    if (summary instanceof Error) throw summary;
    return summary;
  });
  const listFindings = jest.fn(async (_request: object) => ({
    items: findings,
  }));
  const exportFindings = jest.fn(async (_request: object) => 'id');
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [
          guardrailsApiRef,
          {
            summarizeFindings,
            listFindings,
            exportFindings,
            listDrift: async () => ({ items: [] }),
            ...answers.api,
          },
        ],
        [
          identityApiRef,
          mockApis.identity({
            userEntityRef: 'user:default/dev',
            ownershipEntityRefs: [openFinding.owner!],
          }),
        ],
      ]}
    >
      <Routes>
        <Route path="/" element={<FindingsContent />} />
        <Route path="/compliance/:id" element={<FindingContent />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [address],
      mountedRoutes: {
        '/guardrails': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return { summarizeFindings, listFindings, exportFindings };
}

describe('FindingsContent', () => {
  it('asks for what the address says, and leaves out what it does not understand', async () => {
    const { summarizeFindings, listFindings } = await renderPage(
      '/?by=rule&sort=worse&owner=group:default/payments&state=constructor&rule=no+rule',
    );
    const place = { owner: 'group:default/payments' };
    expect(summarizeFindings.mock.calls[0][0]).toEqual({
      ...place,
      groupBy: 'rule',
      sort: 'worse',
      limit: 5,
    });
    expect(listFindings.mock.calls[0][0]).toEqual({
      filter: { ...place, state: ['open', 'not-confirmed'] },
      limit: 25,
    });
  });

  it('shows how much, where it got worse, and each finding with the age of its evidence', async () => {
    await renderPage('/?system=system:default/shop');
    const groups = screen.getByRole('table', { name: 'Findings by Team' });
    const rows = within(groups).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('+3');
    expect(rows[2]).toHaveTextContent('No owner');
    expect(
      within(rows[1]).getByRole('link', { name: /Show 11 open findings/ }),
    ).toHaveAttribute(
      'href',
      '/guardrails/compliance?system=system%3Adefault%2Fshop&owner=group%3Adefault%2Fpayments',
    );
    // What has no owner cannot be named in a filter.
    expect(within(rows[2]).queryByRole('link')).toBeNull();
    expect(screen.getByText(/2 of 3 groups/)).toBeInTheDocument();

    const list = screen.getByRole('table', { name: 'Findings, newest first' });
    const row = within(list).getAllByRole('row')[1];
    expect(row).toHaveTextContent('Not confirmed');
    expect(row).toHaveTextContent(/not confirmed since/);
    expect(within(row).getAllByText(/Mar/).length).toBeGreaterThan(2);
    expect(
      within(row).getByRole('link', { name: openFinding.finding.title }),
    ).toHaveAttribute('href', `/guardrails/compliance/${openFinding.id}`);
  });

  it('exports the list as it is filtered', async () => {
    window.URL.createObjectURL = () => 'blob:x';
    const { exportFindings } = await renderPage('/?state=resolved');
    await userEvent.click(screen.getByRole('button', { name: 'Export CSV' }));
    expect(exportFindings).toHaveBeenCalledWith({
      filter: { state: ['resolved'] },
      format: 'csv',
    });
  });

  it.each([
    [
      'there is nothing',
      { ...findingSummary, groups: [], trend: [] },
      'No findings that you can view',
    ],
    [
      'nothing was counted yet',
      { ...findingSummary, asOf: undefined, groups: [], trend: [] },
      'Not counted yet',
    ],
    [
      'the person may not read findings',
      new GuardrailsError({ code: 'not-allowed', message: 'No.' }),
      "You don't have access",
    ],
    [
      'the service is away',
      new GuardrailsError({ code: 'store-unavailable', message: 'Away.' }),
      'The counts could not be loaded',
    ],
  ])('says what to do where %s', async (_case, summary, text) => {
    await renderPage('/', { summary, findings: [] });
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});

describe('FindingContent', () => {
  it('says where, since when, who fixes it how, and how old the evidence is', async () => {
    await renderPage(`/compliance/${openFinding.id}`, {
      api: {
        getFinding: async () => openFinding,
        listDecisions: async () => ({ items: [] }),
      },
    });
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: openFinding.finding.title,
      }),
    ).toBeInTheDocument();
    const history = screen.getByRole('region', { name: 'History' });
    expect(history).toHaveTextContent(
      /first time.*Opened.*Last seen.*could not see it/,
    );
    const evidence = screen.getByRole('region', { name: 'Evidence' });
    expect(evidence).toHaveTextContent('policy check of a change');
    expect(evidence).toHaveTextContent('2 times');
    expect(
      screen.getByRole('region', { name: 'What you can do' }),
    ).toHaveTextContent('payments');
    expect(screen.getByText(openFinding.finding.fix)).toBeInTheDocument();
  });

  it('says until when which exception waives it, and how to renew that', async () => {
    const exception = '0198f3c2-7b1e-7c3a-9f00-00000000feed';
    const { decision: _decision, ...record } = openFinding;
    await renderPage(`/compliance/${openFinding.id}`, {
      api: {
        getFinding: async () => ({
          ...record,
          source: 'sweep',
          status: {
            state: 'waived',
            openedAt: record.firstSeenAt,
            exception,
            until: '2099-01-31T23:59:59.000Z',
          },
          finding: { ...record.finding, disposition: 'waived', exception },
        }),
        listDecisions: async () => ({ items: [] }),
      },
    });
    const help = await screen.findByRole('region', { name: 'What you can do' });
    expect(help).toHaveTextContent(/Waived until .*2099.* by exception/);
    expect(help).toContainElement(
      await screen.findByRole('button', { name: /^Renew exception for/ }),
    );
  });

  it('offers no renewal of an exception that has ended, and names a standard change', async () => {
    const exception = '0198f3c2-7b1e-7c3a-9f00-00000000feed';
    const { decision: _decision, ...record } = openFinding;
    const show = (status: FindingRecord['status']) =>
      renderPage(`/compliance/${openFinding.id}`, {
        api: {
          getFinding: async () => ({
            ...record,
            source: 'sweep',
            status,
            finding: { ...record.finding, disposition: 'waived', exception },
          }),
          listDecisions: async () => ({ items: [] }),
        },
      });
    const openedAt = record.firstSeenAt;
    await show({ state: 'open', openedAt });
    expect(
      await screen.findByRole('button', { name: /^Request exception for/ }),
    ).toBeInTheDocument();
    cleanup();
    await show({ state: 'waived', openedAt, preApproval: 'small-changes' });
    const help = await screen.findByRole('region', { name: 'What you can do' });
    expect(help).toHaveTextContent('Standard change small-changes accepts it.');
  });

  it('does not tell a finding of another team from none', async () => {
    await renderPage('/compliance/1', {
      api: {
        getFinding: async () => {
          throw new GuardrailsError({
            code: 'not-found',
            message: 'Not found.',
          });
        },
      },
    });
    expect(await screen.findByText('Finding not found')).toBeInTheDocument();
  });
});
