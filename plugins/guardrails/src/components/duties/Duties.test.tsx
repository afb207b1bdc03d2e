import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import {
  GuardrailsError,
  type GuardrailsApi,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { Duties } from './Duties';

async function renderDuties(getDuties: GuardrailsApi['getDuties']) {
  await renderInTestApp(
    <TestApiProvider apis={[[guardrailsApiRef, { getDuties }]]}>
      <Duties entityRef="component:default/checkout-api" />
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return screen.getByRole('region', { name: 'Separation of duties' });
}

describe('Duties', () => {
  it('shows each person with the path, what must be apart, and what is not connected', async () => {
    const region = await renderDuties(async entity => ({
      entity,
      alone: [
        {
          person: 'user:default/developer-payments',
          path: [
            { duty: 'request', via: 'member of <i>payments</i>' },
            { duty: 'deploy', via: 'the portal' },
          ],
        },
      ],
      conflicts: [['request', 'approve']],
      notConnected: [{ duty: 'review', reason: 'No code host is connected.' }],
    }));
    expect(
      screen.getByRole('row', { name: /developer-payments/ }),
    ).toHaveTextContent('Request: member of <i>payments</i>Apply: the portal');
    expect(region).toHaveTextContent(
      'One person can never do both for one change: Request and Approve.',
    );
    expect(screen.getByRole('note')).toHaveTextContent(
      'Review: No code host is connected.',
    );
  });

  it('does not say that there are none where it may not know', async () => {
    const region = await renderDuties(async () => {
      throw new GuardrailsError({ code: 'not-found', message: '' });
    });
    expect(region).toHaveTextContent("You don't have access");
    expect(region).not.toHaveTextContent('None');
  });
});
