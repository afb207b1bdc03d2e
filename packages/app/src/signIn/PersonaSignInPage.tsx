import { ProxiedSignInPage } from '@backstage/core-components';
import type { IdentityApi } from '@backstage/core-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useState } from 'react';
import { PersonaChoice } from './PersonaChoice';
import { SignInError } from './SignInError';
import { readChosenPersona, writeChosenPersona } from './chosenPersona';

/** Asks who to be, then signs in as that persona. @internal */
export function PersonaSignInPage({ onSignInSuccess }: SignInPageProps) {
  const [persona, setPersona] = useState(readChosenPersona);
  const [attempt, setAttempt] = useState(0);

  const choose = (ref: string | undefined) => {
    writeChosenPersona(ref);
    setPersona(ref);
  };

  if (!persona) return <PersonaChoice onChoose={choose} />;
  return (
    <ProxiedSignInPage
      key={attempt}
      provider="persona"
      headers={{ 'x-guardrails-persona': persona }}
      onSignInSuccess={identity => onSignInSuccess(forgetful(identity))}
      ErrorComponent={({ error }) => (
        <SignInError
          error={error}
          onRetry={() => setAttempt(attempt + 1)}
          onBack={() => choose(undefined)}
        />
      )}
    />
  );
}

/** Signing out leads back to the choice, not straight into the same persona. */
function forgetful(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      writeChosenPersona(undefined);
      await identity.signOut();
    },
  };
}
