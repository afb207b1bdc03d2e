import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { rootRouteRef } from '../../routing';
import { ApprovalsSidebarItem } from './ApprovalsSidebarItem';
import { GuardrailsSidebarItem } from './GuardrailsSidebarItem';

describe('GuardrailsSidebarItem', () => {
  it.each([
    ['/guardrails/approvals', 'Approvals'],
    ['/guardrails/approvals/0198f3c2', 'Approvals'],
    ['/guardrails', 'Guardrails'],
    ['/guardrails/ledger', 'Guardrails'],
    ['/guardrails/approvals-of-others', 'Guardrails'],
  ])('at %s, the line that is current is %s alone', async (address, name) => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [guardrailsApiRef, { listApprovals: async () => ({ items: [] }) }],
        ]}
      >
        <GuardrailsSidebarItem />
        <ApprovalsSidebarItem />
      </TestApiProvider>,
      {
        routeEntries: [address],
        mountedRoutes: { '/guardrails': rootRouteRef },
      },
    );
    expect(
      screen
        .getAllByRole('link', { current: 'page' })
        .map(link => link.getAttribute('aria-label')),
    ).toEqual([name]);
  });
});
