import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GuardrailsApi,
  Passkey,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import {
  browserSupportsWebAuthn,
  startRegistration,
} from '@simplewebauthn/browser';
import { Passkeys } from './Passkeys';

jest.mock('@simplewebauthn/browser', () => ({
  ...jest.requireActual('@simplewebauthn/browser'),
  browserSupportsWebAuthn: jest.fn(() => true),
  startRegistration: jest.fn(),
}));

const enrolled: Passkey = {
  id: '01990000-0000-7000-8000-000000000001',
  name: 'Laptop <b>one</b>',
  enrolledAt: '2026-01-01T00:00:00.000Z',
  usableFrom: '2026-01-02T00:00:00.000Z',
};

async function renderPasskeys(api: Partial<GuardrailsApi>) {
  await renderInTestApp(
    <TestApiProvider apis={[[guardrailsApiRef, api]]}>
      <Passkeys />
    </TestApiProvider>,
  );
}

describe('Passkeys', () => {
  it('shows the state of each, and offers to revoke those that are not revoked', async () => {
    const revokePasskey = jest.fn(async () => {});
    await renderPasskeys({
      listPasskeys: async () => [
        enrolled,
        {
          ...enrolled,
          id: '2',
          name: 'New',
          usableFrom: '2999-01-01T00:00:00Z',
        },
        {
          ...enrolled,
          id: '3',
          name: 'Old',
          revokedAt: '2026-01-03T00:00:00Z',
        },
      ],
      revokePasskey,
    });
    const row = (name: RegExp) => screen.getByRole('row', { name });
    expect(row(/Laptop <b>one<\/b>/)).toHaveTextContent('Active');
    expect(row(/New/)).toHaveTextContent('Pending');
    expect(row(/Old/)).toHaveTextContent('Revoked');
    expect(within(row(/Old/)).queryByRole('button')).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Revoke Laptop <b>one</b>' }),
    );
    expect(revokePasskey).toHaveBeenCalledWith(enrolled.id);
  });

  it('sends what the browser made, and says in words what the browser refused', async () => {
    const enrolPasskey = jest.fn(async () => enrolled);
    await renderPasskeys({
      listPasskeys: async () => [],
      passkeyChallenge: async () => ({ challenge: 'abc' }),
      enrolPasskey,
    });
    await userEvent.click(screen.getByRole('button', { name: 'Add passkey' }));
    const dialog = screen.getByRole('dialog');
    const enrol = within(dialog).getByRole('button', { name: 'Add' });
    expect(enrol).toBeDisabled();
    await userEvent.type(within(dialog).getByRole('textbox'), ' Key ');

    const denied = Object.assign(new Error(), { name: 'NotAllowedError' });
    jest.mocked(startRegistration).mockRejectedValueOnce(denied);
    await userEvent.click(enrol);
    expect(dialog).toHaveTextContent('No answer from a passkey');
    expect(enrolPasskey).not.toHaveBeenCalled();

    jest.mocked(startRegistration).mockResolvedValueOnce({ id: 'x' } as never);
    await userEvent.click(enrol);
    expect(startRegistration).toHaveBeenLastCalledWith({
      optionsJSON: { challenge: 'abc' },
    });
    expect(enrolPasskey).toHaveBeenCalledWith({
      name: 'Key',
      response: { id: 'x' },
    });
  });

  it('says where a browser has none', async () => {
    jest.mocked(browserSupportsWebAuthn).mockReturnValue(false);
    await renderPasskeys({ listPasskeys: () => new Promise(() => {}) });
    expect(
      screen.getByText('This browser does not support passkeys', {
        exact: false,
      }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Add passkey' })).toBeDisabled();
  });
});
