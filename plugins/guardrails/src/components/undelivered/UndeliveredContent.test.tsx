import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GuardrailsApi,
  Undelivered,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { rootRouteRef } from '../../routing';
import { UndeliveredContent } from './UndeliveredContent';

const dead: Undelivered = {
  id: '0198f3c2-7b1e-7c3a-9f00-00000000dead',
  receiver: 'webhook:hooks.example',
  topic: 'approval.requested',
  title: 'Waiting for your approval',
  link: '/guardrails/approvals/0198f3c2-7b1e-7c3a-9f00-00000000beef',
  announcedAt: '2026-03-10T12:00:00Z',
  attempts: 12,
  failure: 'The receiver answered 500 \u202Egnp',
  deadAt: '2026-03-11T12:00:00Z',
};

async function renderPage(options: {
  operator: boolean;
  api: Partial<GuardrailsApi>;
}) {
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [
          guardrailsApiRef,
          {
            getAbilities: async () => ({
              exportLedger: false,
              manageAnnouncements: options.operator,
            }),
            ...options.api,
          },
        ],
      ]}
    >
      <UndeliveredContent />
    </TestApiProvider>,
    { mountedRoutes: { '/guardrails': rootRouteRef } },
  );
}

describe('UndeliveredContent', () => {
  it('says why each was not received, and sends it again', async () => {
    let items = [dead];
    const resendUndelivered = jest.fn(async () => {
      items = [];
    });
    await renderPage({
      operator: true,
      api: { listUndelivered: async () => ({ items }), resendUndelivered },
    });
    const table = await screen.findByRole('table');
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(
      'Failedwebhook:hooks.exampleWaiting for your approval',
    );
    expect(table).toHaveTextContent('The receiver answered 500 \\u{202e}gnp');
    await userEvent.click(
      within(table).getByRole('button', { name: `Resend: ${dead.title}` }),
    );
    expect(resendUndelivered.mock.calls).toEqual([[dead.id]]);
    expect(
      await screen.findByText('All deliveries succeeded'),
    ).toBeInTheDocument();
  });

  it('asks for nothing where the person is no operator', async () => {
    const listUndelivered = jest.fn();
    await renderPage({ operator: false, api: { listUndelivered } });
    expect(
      await screen.findByText('Only operators can view failed deliveries'),
    ).toBeInTheDocument();
    expect(listUndelivered).not.toHaveBeenCalled();
  });
});
