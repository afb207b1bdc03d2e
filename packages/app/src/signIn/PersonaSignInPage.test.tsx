import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { IdentityApi } from '@backstage/core-plugin-api';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PersonaSignInPage } from './PersonaSignInPage';
import { readChosenPersona } from './chosenPersona';

const session = {
  profile: { displayName: 'developer-payments' },
  backstageIdentity: {
    token: `a.${window.btoa('{"exp":4102444800}')}.c`,
    identity: {
      type: 'user',
      userEntityRef: 'user:default/developer-payments',
      ownershipEntityRefs: [],
    },
  },
};

describe('PersonaSignInPage', () => {
  const fetch = jest.spyOn(global, 'fetch');
  beforeEach(() => window.localStorage.clear());
  afterEach(() => fetch.mockReset());

  it('signs in as the chosen persona and forgets it on sign-out', async () => {
    fetch.mockResolvedValue(new Response(JSON.stringify(session)));
    const signedIn = jest.fn((_identity: IdentityApi) => {});
    renderInTestApp(<PersonaSignInPage onSignInSuccess={signedIn} />);

    await userEvent.click(
      await screen.findByRole('button', { name: /^Developer.*Payments/ }),
    );
    await waitFor(() => expect(signedIn).toHaveBeenCalledTimes(1));
    const [address, request] = fetch.mock.calls[0];
    expect(address).toMatch(/\/auth\/persona\/refresh$/);
    expect(new Headers(request?.headers).get('x-guardrails-persona')).toBe(
      'user:default/developer-payments',
    );

    expect(readChosenPersona()).toBe('user:default/developer-payments');
    await signedIn.mock.calls[0][0].signOut();
    expect(readChosenPersona()).toBeUndefined();
  });

  it('leads back from a sign-in that was refused', async () => {
    fetch.mockResolvedValue(
      new Response('{"error":{"name":"NotFoundError","message":"no user"}}', {
        status: 404,
      }),
    );
    renderInTestApp(<PersonaSignInPage onSignInSuccess={() => {}} />);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Finance/ }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('Not signed in');
    await userEvent.click(
      screen.getByRole('button', { name: 'Choose another persona' }),
    );
    expect(
      screen.getByRole('heading', { name: 'Who do you want to be?' }),
    ).toBeInTheDocument();
  });
});
