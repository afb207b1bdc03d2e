import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { deniedDetail, regionFinding } from '../../__fixtures__/decision';
import { rootRouteRef } from '../../routing';
import { OpenFindingTable } from './OpenFindingTable';

const { id, recordedAt } = deniedDetail.decision;

const open = (name: string, recorded?: boolean) => ({
  ...regionFinding,
  ...{ id: name, source: 'decisions', decision: id },
  ...{ resource: name, since: recordedAt, lastSeenAt: recordedAt },
  ...(recorded && { recorded }),
});

it('offers no exception for a recorded plan, and says why', async () => {
  await renderInTestApp(
    <TestApiProvider apis={[[guardrailsApiRef, {}]]}>
      <OpenFindingTable
        open={[open('planned'), open('recorded', true)]}
        owner="group:default/payments"
      />
    </TestApiProvider>,
    { mountedRoutes: { '/guardrails': rootRouteRef } },
  );
  const requestsOf = async (resource: string) => {
    const row = within(screen.getByRole('row', { name: RegExp(resource) }));
    await userEvent.click(row.getByRole('button', { name: /^Request/ }));
    const items = screen.getAllByRole('menuitem');
    const texts = items.map(({ textContent }) => textContent);
    await userEvent.keyboard('{Escape}');
    return { texts, reason: row.queryByText(/Recorded plan/) };
  };
  expect(await requestsOf('planned')).toEqual({
    texts: ['Request exception', 'Request policy change'],
    reason: null,
  });
  expect(await requestsOf('recorded')).toEqual({
    texts: ['Request policy change'],
    reason: expect.anything(),
  });
});
