import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ApprovalSummary } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { openApproval } from '../../__fixtures__/approval';
import { rootRouteRef } from '../../routing';
import { ApprovalsContent } from './ApprovalsContent';

async function renderInbox(items: ApprovalSummary[]) {
  const listApprovals = jest.fn(async (_request: object) => ({ items }));
  await renderInTestApp(
    <TestApiProvider apis={[[guardrailsApiRef, { listApprovals }]]}>
      <ApprovalsContent />
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/guardrails': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return listApprovals;
}

describe('ApprovalsContent', () => {
  it('tags what was reassigned to the person, and narrows to it', async () => {
    const handover = {
      from: 'user:default/platform-engineer',
      to: 'user:default/mock',
      reason: 'On leave',
      at: '2026-03-10T14:00:00Z',
    };
    const listApprovals = await renderInbox([
      { ...openApproval, handedToYou: [handover] },
      { ...openApproval, id: '0198f3c2-7b1e-7c3a-9f00-00000000babe' },
    ]);
    expect(await screen.findAllByText('Assigned to you')).toHaveLength(1);
    await userEvent.click(
      screen.getByRole('button', { name: 'Assigned to me' }),
    );
    expect(listApprovals).toHaveBeenLastCalledWith(
      expect.objectContaining({ filter: { box: 'handed' } }),
      expect.anything(),
    );
  });

  it('names entities and dates in titles, and keeps the exact ones at hand', async () => {
    const day = '2020-03-13T12:00:00.000Z';
    await renderInbox([
      {
        ...openApproval,
        title: `Exception for component:default/checkout until ${day} \u202Egnp`,
      },
    ]);
    const [, link] = await screen.findAllByRole('link');
    expect(link).toHaveTextContent(
      /^Exception for checkout until Mar 13, 2020, 12:00 PM \(\d+ years ago\) \\u\{202e\}gnp$/,
    );
    expect(link.querySelector('[title="component:default/checkout"]')).not.toBe(
      null,
    );
    expect(link.querySelector('time')).toHaveAttribute('title', day);
  });
});
