import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { identityApiRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor } from '@testing-library/react';
import type { GuardrailsApi } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactElement } from 'react';
import { openApproval } from '../../__fixtures__/approval';
import { activeException } from '../../__fixtures__/exception';
import { openFinding } from '../../__fixtures__/finding';
import { rootRouteRef } from '../../routing';
import { EndingExceptions } from './EndingExceptions';
import { MyRuns } from './MyRuns';
import { PendingApprovals } from './PendingApprovals';
import { TeamViolations } from './TeamViolations';

const DAY = 86_400_000;
const me = {
  type: 'user' as const,
  userEntityRef: 'user:default/developer-payments',
  ownershipEntityRefs: [
    'user:default/developer-payments',
    'group:default/payments',
    'group:default/platform',
  ],
};

function show(
  widget: ReactElement,
  api: Partial<GuardrailsApi>,
  ownershipEntityRefs = me.ownershipEntityRefs,
) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [guardrailsApiRef, api],
        [
          identityApiRef,
          {
            getBackstageIdentity: async () => ({ ...me, ownershipEntityRefs }),
          },
        ],
      ]}
    >
      {widget}
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/guardrails': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

const nothing = async () => ({ items: [] });
const gone = async () => {
  throw new Error('The service is away');
};
type Widget = {
  name: string;
  widget: ReactElement;
  call: keyof GuardrailsApi;
  empty: string;
  all: string;
};
const widgets: Widget[] = [
  {
    name: 'approvals',
    widget: <PendingApprovals />,
    call: 'listApprovals',
    empty: 'No pending approvals',
    all: '/guardrails/approvals',
  },
  {
    name: 'runs',
    widget: <MyRuns />,
    call: 'listDecisions',
    empty: 'No decisions yet',
    all: '/guardrails/decisions',
  },
  {
    name: 'violations',
    widget: <TeamViolations />,
    call: 'listFindings',
    empty: 'No open violations',
    all: '/guardrails/compliance',
  },
  {
    name: 'exceptions',
    widget: <EndingExceptions />,
    call: 'listExceptions',
    empty: 'No exceptions end within 14 days',
    all: '/guardrails/exceptions?state=active&ends=14',
  },
];

describe('widgets of a home page', () => {
  it.each(widgets)('$name: says that there are none', async widget => {
    await show(widget.widget, { [widget.call]: nothing });
    expect(await screen.findByText(widget.empty)).toBeVisible();
    expect(screen.getByRole('link').getAttribute('href')).toBe(widget.all);
  });

  it.each(widgets)(
    '$name: says what failed, not that there are none',
    async widget => {
      await show(widget.widget, { [widget.call]: gone });
      expect(await screen.findByText(/The service is away/)).toBeVisible();
      expect(screen.queryByText(widget.empty)).not.toBeInTheDocument();
    },
  );

  it('asks for the requests that wait for the person', async () => {
    const listApprovals = jest.fn(async () => ({ items: [openApproval] }));
    await show(<PendingApprovals />, { listApprovals } as never);
    await waitFor(() =>
      expect(screen.getAllByRole('link')[0]).toHaveAttribute(
        'href',
        `/guardrails/approvals/${openApproval.id}`,
      ),
    );
    expect(listApprovals).toHaveBeenCalledWith(
      { filter: { box: 'mine', state: ['open'] }, limit: 5 },
      expect.anything(),
    );
  });

  it('asks for the violations of each team of the person, the strictest first', async () => {
    const listFindings = jest.fn(
      async ({ filter }: { filter: { owner: string; level: string } }) => ({
        items:
          filter.owner === 'group:default/platform' &&
          filter.level === openFinding.finding.level
            ? [openFinding]
            : [],
      }),
    );
    await show(<TeamViolations />, { listFindings } as never);
    expect(await screen.findByText(openFinding.finding.title)).toBeVisible();
    expect(
      listFindings.mock.calls.map(
        ([{ filter }]) => `${filter.level} of ${filter.owner}`,
      ),
    ).toEqual(
      ['mandatory', 'approval', 'advisory'].flatMap(level => [
        `${level} of group:default/payments`,
        `${level} of group:default/platform`,
      ]),
    );
  });

  it('asks few teams of many, shows what the others refuse not, and says so', async () => {
    const groups = Array.from({ length: 150 }, (_, n) => `group:default/g${n}`);
    const listFindings = jest.fn(
      async ({ filter }: { filter: { owner: string; level: string } }) => {
        if (filter.owner === groups[0]) throw new Error('Too many requests');
        const hasOne =
          filter.owner === groups[1] &&
          filter.level === openFinding.finding.level;
        return { items: hasOne ? [openFinding] : [] };
      },
    );
    await show(<TeamViolations />, { listFindings } as never, groups);
    expect(await screen.findByText(openFinding.finding.title)).toBeVisible();
    // of each of three levels
    expect(listFindings).toHaveBeenCalledTimes(3 * 20);
    expect(screen.getByText('Shows 19 of your 150 teams.')).toBeVisible();
  });

  it('asks for the active exceptions that end soon, once, for those that end first', async () => {
    const at = (days: number) =>
      new Date(Date.now() + days * DAY).toISOString();
    const listExceptions = jest.fn(async () => ({
      items: [
        { ...activeException, id: 'later', until: at(6) },
        { ...activeException, id: 'soon', until: at(2) },
      ],
      nextCursor: '2',
    }));
    await show(<EndingExceptions />, { listExceptions } as never);
    await waitFor(() =>
      expect(
        screen.getAllByRole('link').map(link => link.getAttribute('href')),
      ).toEqual(
        expect.arrayContaining([
          '/guardrails/exceptions/soon',
          '/guardrails/exceptions/later',
          '/guardrails/exceptions?state=active&ends=14',
        ]),
      ),
    );
    expect(screen.getAllByRole('link')[0]).toHaveAttribute(
      'href',
      '/guardrails/exceptions/soon',
    );
    expect(listExceptions.mock.calls).toEqual([
      [
        { filter: { state: ['active'], endsWithin: 14 }, limit: 200 },
        expect.anything(),
      ],
    ]);
    expect(screen.getByText(/More than 200 end within 14 days/)).toBeVisible();
  });
});
