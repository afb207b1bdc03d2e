import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { rootRouteRef } from '../../routing';
import { Export } from './Export';
import { OperatorsLink } from './OperatorsLink';

async function renderFor(allowed: boolean) {
  const abilities = { exportLedger: allowed, manageAnnouncements: allowed };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [guardrailsApiRef, { getAbilities: async () => abilities }],
        [discoveryApiRef, mockApis.discovery()],
        [fetchApiRef, {}],
      ]}
    >
      <Export filter={{}} />
      <OperatorsLink />
    </TestApiProvider>,
    { mountedRoutes: { '/guardrails': rootRouteRef } },
  );
}

describe('Export', () => {
  it('is offered to whoever may export, and the failures to whoever operates', async () => {
    await renderFor(true);
    const buttons = await screen.findAllByRole('button', {
      name: /^Export as/,
    });
    expect(buttons.map(({ textContent }) => textContent)).toEqual([
      'Export as JSON Lines',
      'Export as CSV',
    ]);
    expect(screen.getByRole('link')).toHaveAttribute(
      'href',
      '/guardrails/ledger/undelivered',
    );
  });

  it('tells anybody else whom it is for', async () => {
    await renderFor(false);
    expect(
      await screen.findByText(/Only people who can view all teams can export/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('link')).toBeNull();
  });
});
