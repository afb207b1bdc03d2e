import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { identityApiRef } from '@backstage/core-plugin-api';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  GuardrailsError,
  type GuardrailsApi,
  type Lease,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { Route, Routes } from 'react-router-dom';
import { readyLease } from '../../__fixtures__/lease';
import { rootRouteRef } from '../../routing';
import { AccessContent } from './AccessContent';
import { LeaseContent } from './LeaseContent';

const person = readyLease.person;

async function renderAccess(options: {
  address: string;
  api: Partial<GuardrailsApi>;
}) {
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [guardrailsApiRef, options.api],
        [identityApiRef, mockApis.identity({ userEntityRef: person })],
      ]}
    >
      <Routes>
        <Route path="/access" element={<AccessContent />} />
        <Route path="/access/:id" element={<LeaseContent />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [options.address],
      mountedRoutes: {
        '/guardrails': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

/** Pastes, because every typed letter draws the whole form again. */
async function fill(label: RegExp, text: string) {
  await userEvent.click(screen.getByLabelText(label));
  await userEvent.paste(text);
}

describe('access', () => {
  it('shows a credential once: closed, it is nowhere on the page', async () => {
    let lease: Lease = readyLease;
    const password = 'not-to-be-kept-5bd1';
    await renderAccess({
      address: `/access/${readyLease.id}`,
      api: {
        getLease: async () => lease,
        startLease: async () => {
          lease = { ...readyLease, state: 'active' };
          return {
            lease,
            username: 'guardrails_lease_1',
            password,
            connection: { host: 'db.example' },
          };
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Start access' }),
    );
    expect(
      await screen.findByRole('dialog', {
        name: 'Credential (shown once)',
      }),
    ).toHaveTextContent(password);
    await userEvent.keyboard('{Escape}');
    expect(screen.getByText(password)).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: "I've saved it" }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.documentElement.outerHTML).not.toContain(password);
    expect(await screen.findByText('Active')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Start access' })).toBeNull();
  });

  it('says that the resource is being started, and shows the credential once it is there', async () => {
    const starting = (message: string) =>
      new GuardrailsError({ code: 'access-starting', message, retryAfter: 0 });
    let go = () => {};
    const there = new Promise<void>(resolve => {
      go = resolve;
    });
    const answers = [
      async () => {
        throw starting('It is being downloaded.');
      },
      async () => {
        await there;
        return {
          lease: readyLease,
          username: 'guardrails_lease_1',
          password: 'shown-5bd1',
          connection: {},
        };
      },
    ];
    await renderAccess({
      address: `/access/${readyLease.id}`,
      api: {
        getLease: async () => readyLease,
        startLease: () => answers.shift()!(),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Start access' }),
    );
    const status = await screen.findByText('Starting the resource …');
    expect(status.closest('[role=status]')).toHaveTextContent(
      'It is being downloaded.',
    );
    expect(screen.getByRole('button', { name: 'Start access' })).toBeDisabled();
    go();
    expect(await screen.findByRole('dialog')).toHaveTextContent('shown-5bd1');
    expect(screen.queryByText('Starting the resource …')).toBeNull();
  });

  it('stops to ask after some minutes, and says what to do', async () => {
    const begun = Date.now();
    const clock = jest.spyOn(Date, 'now');
    const startLease = jest.fn(async () => {
      // the answer comes eleven minutes later
      clock.mockReturnValue(begun + 11 * 60_000);
      throw new GuardrailsError({
        code: 'access-starting',
        message: 'It is being downloaded.',
        retryAfter: 0,
      });
    });
    await renderAccess({
      address: `/access/${readyLease.id}`,
      api: { getLease: async () => readyLease, startLease },
    });
    const button = await screen.findByRole('button', { name: 'Start access' });
    clock.mockReturnValue(begun);
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The resource is still starting. Try again in a few minutes.',
    );
    expect(startLease).toHaveBeenCalledTimes(1);
    expect(screen.queryByText('Starting the resource …')).toBeNull();
    expect(button).toBeEnabled();
    clock.mockRestore();
  });

  it('shows a lease that was started before as it is, and says that its credential does not come again', async () => {
    let lease: Lease = readyLease;
    await renderAccess({
      address: `/access/${readyLease.id}`,
      api: {
        getLease: async () => lease,
        startLease: async () => {
          lease = { ...readyLease, state: 'active' };
          throw new GuardrailsError({
            code: 'lease-state',
            message: 'The lease cannot be started, or was started before.',
          });
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Start access' }),
    );
    expect(await screen.findByText('Active')).toBeInTheDocument();
    expect(screen.getByRole('note')).toHaveTextContent(
      'Access was started already. Its credential was shown once. If you do not have it, end access and request it again.',
    );
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says what to do where the resource cannot be had, and can start again', async () => {
    await renderAccess({
      address: `/access/${readyLease.id}`,
      api: {
        getLease: async () => readyLease,
        startLease: async () => {
          throw new GuardrailsError({
            code: 'access-unavailable',
            message: 'Install it.',
          });
        },
      },
    });
    const button = await screen.findByRole('button', { name: 'Start access' });
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent('Install it.');
    expect(button).toBeEnabled();
  });

  it('lets nobody but the person start a lease, nor review their own break-glass', async () => {
    await renderAccess({
      address: `/access/${readyLease.id}`,
      api: {
        getLease: async () => ({
          ...readyLease,
          person: 'user:default/other',
          breakGlass: true,
          reviews: [{ person, at: '2026-03-10T13:00:00Z', text: 'Looked.' }],
        }),
      },
    });
    expect(await screen.findByText('1 of 2 reviews')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Start access' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Review' })).toBeNull();
  });

  it.each([
    [{ state: 'ready' }, /Review opens when access has ended\./],
    [
      {
        state: 'active',
        startedAt: '2026-03-10T12:00:00Z',
        endsAt: '2026-03-10T12:30:00Z',
      },
      /Review opens when access ends/,
    ],
    [
      {
        state: 'ending',
        startedAt: '2026-03-10T12:00:00Z',
        endsAt: '2026-03-10T12:30:00Z',
      },
      /Review opens when access has ended\./,
    ],
    [{ state: 'refused' }, /Access was never started\. No review needed\./],
  ])('offers no review of break-glass that is %j', async (facts, said) => {
    await renderAccess({
      address: `/access/${readyLease.id}`,
      api: {
        getLease: async () =>
          ({
            ...readyLease,
            ...facts,
            person: 'user:default/other',
            breakGlass: true,
          } as Lease),
      },
    });
    expect(await screen.findByText(said)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Review' })).toBeNull();
  });

  it('offers the review of break-glass that has ended', async () => {
    await renderAccess({
      address: `/access/${readyLease.id}`,
      api: {
        getLease: async () => ({
          ...readyLease,
          state: 'ended',
          person: 'user:default/other',
          breakGlass: true,
          startedAt: '2026-03-10T12:00:00Z',
          endedAt: '2026-03-10T12:10:00Z',
        }),
      },
    });
    expect(
      await screen.findByRole('button', { name: 'Review' }),
    ).toBeInTheDocument();
  });

  it('breaks the glass only after the resource was typed', async () => {
    const requestLease = jest.fn(async () => readyLease);
    await renderAccess({
      address: '/access',
      api: {
        listLeases: async () => ({ items: [] }),
        getLease: async () => readyLease,
        listLeaseOffers: async () => [
          {
            resource: readyLease.resource,
            provider: 'postgres',
            roles: [{ name: 'reader' }],
          },
          {
            resource: 'resource:default/no-db',
            provider: 'postgres',
            roles: [{ name: 'reader' }],
            unavailable: 'Start the portal as another user.',
          },
        ],
        requestLease,
      },
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Request access' }),
    );
    await userEvent.click(
      await screen.findByLabelText(/^Resource/, {
        selector: '[role=button]',
      }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'resource:default/no-db' }),
    );
    expect(
      screen.getByText('Start the portal as another user.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByLabelText(/^Resource/, { selector: '[role=button]' }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: readyLease.resource }),
    );
    expect(
      screen.getByText(/Only this portal ends access/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByLabelText(/^Role/, { selector: '[role=button]' }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'reader' }),
    );
    await fill(/^Purpose/, 'It burns');
    await userEvent.click(screen.getByRole('checkbox'));
    const glass = screen.getByRole('button', {
      name: 'Request break-glass access',
    });
    expect(glass).toBeDisabled();
    await fill(/^Type the resource to confirm/, readyLease.resource);
    await userEvent.click(glass);
    expect(requestLease.mock.calls).toEqual([
      [
        {
          resource: readyLease.resource,
          role: 'reader',
          minutes: 30,
          purpose: 'It burns',
          breakGlass: true,
        },
      ],
    ]);
  });
});
