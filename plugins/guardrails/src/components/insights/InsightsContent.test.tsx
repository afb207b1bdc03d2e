import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  GuardrailsError,
  type Insights,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { insights } from '../../__fixtures__/insights';
import { rootRouteRef } from '../../routing';
import { durationText } from './durationText';
import { InsightsContent } from './InsightsContent';
import { shareText } from './shareText';

async function renderPage(
  address: string,
  answer: Insights | Error = insights,
) {
  const getInsights = jest.fn(async (_request: object) => {
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const exportInsights = jest.fn(async (_request: object) => 'day');
  const listExceptions = jest.fn(async (_request: object) => ({ items: [] }));
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [guardrailsApiRef, { getInsights, exportInsights, listExceptions }],
      ]}
    >
      <Routes>
        <Route path="/" element={<InsightsContent />} />
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
  return { getInsights, exportInsights, listExceptions };
}

const PAYMENTS = 'group:default/payments';

describe('Insights', () => {
  it('leads from each number to what it counts, with the filters of the address', async () => {
    const { getInsights, listExceptions } = await renderPage(
      `/?range=7d&environment=dev&owner=${PAYMENTS}`,
    );
    expect(getInsights.mock.calls[0][0]).toEqual({
      range: '7d',
      owner: PAYMENTS,
      environment: 'dev',
    });
    expect(listExceptions.mock.calls[0][0]).toMatchObject({
      filter: { state: ['active'], endsWithin: 14, owner: PAYMENTS },
    });
    const query = (name: RegExp) => {
      const { href } = screen.getByRole<HTMLAnchorElement>('link', { name });
      return Object.fromEntries(new URL(href).searchParams);
    };
    const decisions = {
      ...{ checks: 'all', within: 'custom', environment: 'dev' },
      ...{ owner: PAYMENTS, since: insights.from, until: insights.to },
    };
    expect(query(/^Checks: 12\./)).toEqual(decisions);
    // What is seen is in the name, for those who say it.
    expect(query(/^Denied: 3 \(25%\)\./)).toEqual({
      ...decisions,
      outcome: 'deny',
    });
    expect(query(/^placement\/allowed-regions: 3 denied/)).toEqual({
      ...{ ...decisions, outcome: 'deny' },
      rule: 'placement/allowed-regions',
    });
    expect(
      query(/^Time to approve: median: 12 min\. Show requests for approval$/),
    ).toEqual({
      box: 'all',
      owner: PAYMENTS,
    });
    expect(query(/^First denial to applied: median/)).toEqual({
      ...decisions,
      outcome: 'deny',
    });
    expect(screen.getByText('75%')).toBeVisible();
    expect(screen.getByText(/^Other teams together: 120 checks/)).toBeVisible();
  });

  it('leads to the decisions of the only team that it is about, and says what is not narrowed', async () => {
    await renderPage('/?environment=dev', {
      ...insights,
      teams: [{ owner: PAYMENTS, checks: 12, denied: 3 }],
    });
    const { href } = await screen.findByRole<HTMLAnchorElement>('link', {
      name: /^Checks: 12\./,
    });
    expect(new URL(href).searchParams.get('owner')).toBe(PAYMENTS);
    expect(
      screen.getByRole('region', { name: /in all environments$/ }),
    ).toBeVisible();
  });

  it('has the table of its chart, and the days as a file', async () => {
    URL.createObjectURL = jest.fn(() => 'blob:');
    URL.revokeObjectURL = jest.fn();
    const { exportInsights } = await renderPage('/');
    await userEvent.click(screen.getByRole('button', { name: 'Show table' }));
    expect(
      screen.getByRole('table', { name: 'Policy checks by day' }),
    ).toHaveTextContent('Denied');
    await userEvent.click(screen.getByRole('button', { name: 'Export CSV' }));
    expect(exportInsights).toHaveBeenCalledWith({
      request: { range: '30d' },
      format: 'csv',
    });
  });

  it.each([
    ['/', 'No checks in this range', { ...insights, totals: zero() }],
    ['/', "You don't have access", refusal(403)],
    [`/?owner=${PAYMENTS}`, 'Not one of your teams', refusal(403)],
    ['/', 'The insights could not be loaded', refusal(503)],
  ])('at %s says: %s', async (address, text, answer) => {
    await renderPage(address, answer);
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('says that changes are not counted by rule', async () => {
    const { changes: _changes, ...rest } = insights;
    await renderPage('/?rule=placement/allowed-regions', rest);
    expect(
      await screen.findByText(/^Changes are not counted by rule/),
    ).toBeVisible();
  });

  it.each([
    [999, 1_000, '99.9%'],
    [9_999, 10_000, '99.9%'],
    [3, 4, '75%'],
    [57, 100, '57%'],
    [0, 7, '0%'],
    [7, 7, '100%'],
  ])('shows %d of %d as %s', (part, all, text) => {
    expect(shareText(part, all)).toBe(text);
  });

  it.each([
    [1, '1 sec'],
    [90, '1.5 min'],
    [12_000, '3.3 hr'],
    [190_000, '2.2 days'],
  ])('shows %d seconds as %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});

function zero() {
  return { allowed: 0, warned: 0, needsApproval: 0, denied: 0 };
}

function refusal(status: 403 | 503) {
  return new GuardrailsError({
    code: status === 403 ? 'not-allowed' : 'store-unavailable',
    message: 'Refused',
  });
}
