import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GuardrailsApi,
  Sandbox,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { SandboxOf } from './SandboxOf';

const sandbox: Sandbox = {
  id: '01a2248c-0000-7000-8000-000000000001',
  state: 'ends-soon',
  ref: 'resource:default/lab',
  environment: 'sandbox',
  decision: '01a2248c-0000-7000-8000-000000000002',
  owner: 'group:default/payments',
  initiator: 'user:default/developer-payments',
  beganAt: '2026-11-30T08:00:00.000Z',
  endsAt: '2026-12-03T08:00:00.000Z',
  extensions: 1,
  extendable: { hours: 48, extensions: 2 },
  yours: true,
};

async function renderSandbox(
  items: Sandbox | Sandbox[],
  api: Partial<GuardrailsApi> = {},
  environment?: string,
) {
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [
          guardrailsApiRef,
          {
            listSandboxes: async ({ limit }) => ({
              items: [items].flat().slice(0, limit),
            }),
            ...api,
          },
        ],
      ]}
    >
      <SandboxOf entityRef={sandbox.ref} environment={environment} />
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

describe('SandboxOf', () => {
  it('says when it will be destroyed, and extends it with hours and a reason', async () => {
    const extendSandbox = jest.fn(async () => sandbox);
    await renderSandbox(sandbox, { extendSandbox });
    expect(await screen.findByText('Will be destroyed')).toBeVisible();
    expect(screen.getByText('Ends soon')).toBeVisible();
    expect(screen.getByText('1 used, 2 left')).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Extend' }));
    const hours = await screen.findByLabelText(/^Hours \(at most 48\)/);
    expect(hours).toHaveValue('48');
    await userEvent.clear(hours);
    await userEvent.click(hours);
    await userEvent.paste('24');
    await userEvent.click(screen.getByLabelText(/^Reason/));
    await userEvent.paste('The load test runs until Friday.');
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Extend' }).at(-1)!,
    );
    expect(extendSandbox).toHaveBeenCalledWith(sandbox.id, {
      hours: 24,
      reason: 'The load test runs until Friday.',
    });
  });

  it.each([
    ['another team owns it', { yours: false }],
    ['policy allows no more', { extendable: undefined }],
  ])('offers no extension where %s', async (_, change) => {
    await renderSandbox({ ...sandbox, ...change });
    expect(await screen.findByText('Will be destroyed')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Extend' })).toBeNull();
  });

  it('says why it is overdue, and never that it is gone', async () => {
    await renderSandbox({
      ...sandbox,
      state: 'overdue',
      reason: 'The state has nothing of it.',
    });
    expect(await screen.findByText('Overdue, may still exist')).toBeVisible();
    expect(screen.getByText('The state has nothing of it.')).toBeVisible();
  });

  const ended = { ...sandbox, id: 'ended', state: 'ended' as const };
  const overdue = { ...sandbox, id: 'overdue', state: 'overdue' as const };
  const elsewhere = { ...sandbox, id: 'elsewhere', environment: 'lab' };

  it.each<[string, Sandbox[], string[]]>([
    ['of its environment', [elsewhere, overdue], ['Overdue, may still exist']],
    ['that is there, if it is older', [ended, sandbox], ['Ends soon']],
    ['that has ended, if there is no other', [elsewhere, ended], ['Ended']],
    ['of no other environment', [elsewhere], []],
  ])('shows the one %s', async (_, items, states) => {
    await renderSandbox(items, {}, 'sandbox');
    for (const state of states) {
      expect((await screen.findAllByText(state))[0]).toBeVisible();
    }
    expect(screen.queryAllByText('Sandbox')).toHaveLength(states.length);
  });

  it('shows nothing of what is no sandbox', async () => {
    await renderSandbox([]);
    expect(screen.queryByText('Sandbox')).toBeNull();
  });
});
