import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GuardrailsApi,
  Sandbox,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { rootRouteRef } from '../../routing';
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
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/guardrails': rootRouteRef,
      },
    },
  );
}

describe('SandboxOf', () => {
  it('says when it will be destroyed, and extends it with hours and a reason', async () => {
    const extendSandbox = jest.fn(async () => sandbox);
    await renderSandbox(sandbox, { extendSandbox });
    expect(await screen.findByText('Will be destroyed')).toBeVisible();
    expect(screen.getByText('Ends soon')).toBeVisible();
    expect(screen.getByText('1 used, 2 left')).toBeVisible();
    expect(
      screen.getByText(/By members of/, { exact: false }),
    ).toHaveTextContent('By members of group:payments, at most 48 hours more');

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

  it('says in the dialog why it cannot be extended for so long', async () => {
    await renderSandbox(sandbox);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Extend' }),
    );
    const why = 'Enter whole hours; policy allows at most 48 more';
    const hours = await screen.findByLabelText(/^Hours/);
    expect(screen.queryByText(why)).toBeNull();
    await userEvent.clear(hours);
    await userEvent.click(hours);
    await userEvent.paste('49');
    expect(screen.getByText(why)).toBeVisible();
    expect(hours).toHaveAccessibleDescription(why);
  });

  it.each([
    ['another team owns it', { yours: false }, /^By members of/],
    [
      'policy allows no more',
      { extendable: undefined },
      'Policy allows no more',
    ],
  ])('offers no extension where %s', async (_, change, why) => {
    await renderSandbox({ ...sandbox, ...change });
    expect(await screen.findByText('Will be destroyed')).toBeVisible();
    expect(screen.getByText(why)).toBeVisible();
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
    expect(screen.getByText('Was to end')).toBeVisible();
    expect(screen.queryByText(/destroyed/i)).toBeNull();
  });

  it('says when it was destroyed, by whom, and by which policy check', async () => {
    await renderSandbox({
      ...sandbox,
      state: 'ended',
      endedAt: '2026-12-03T08:01:00.000Z',
      endedBy: 'plugin:scaffolder',
      endDecision: '01a2248c-0000-7000-8000-000000000003',
      extendable: undefined,
    });
    expect(await screen.findByText('Destroyed')).toBeVisible();
    expect(
      screen.getByText('plugin:scaffolder').parentElement,
    ).toHaveTextContent('by plugin:scaffolder');
    expect(
      screen.getByRole('link', { name: 'Policy check of the removal' }),
    ).toHaveAttribute(
      'href',
      '/guardrails/decisions/01a2248c-0000-7000-8000-000000000003',
    );
    expect(screen.getByText('1 used')).toBeVisible();
    expect(screen.queryByText('Policy allows no more')).toBeNull();
  });

  it('never says that it was destroyed where its name was released', async () => {
    await renderSandbox({
      ...sandbox,
      state: 'ended',
      endedAt: '2026-12-03T08:01:00.000Z',
      endedBy: 'user:default/operator',
      extendable: undefined,
    });
    expect(await screen.findAllByText('Ended')).toHaveLength(2);
    expect(screen.getByText(/^released by/)).toHaveTextContent(
      'released by operator',
    );
    expect(screen.queryByText(/destroyed|policy check/i)).toBeNull();
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
