import { useApi } from '@backstage/core-plugin-api';
import type {
  ConsentKind,
  PasskeyAssertion,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import {
  startAuthentication,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { useCallback } from 'react';
import { useTranslation } from '../../translation';
import { explainPasskeyError } from './explainPasskeyError';

/**
 * Lets the person sign their review of a request with a passkey; what it gives goes into the `passkey` of the
 * review. The browser asks the person, so it belongs into the handler of a click.
 * @internal
 */
export function usePasskeyConsent(): (request: {
  approval: string;
  kind: ConsentKind;
}) => Promise<PasskeyAssertion> {
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  return useCallback(
    async request => {
      const options = await api.passkeyChallenge({
        purpose: 'consent',
        ...request,
      });
      try {
        const assertion = await startAuthentication({
          // Made by the server with the library's other half; the browser checks it once more.
          optionsJSON:
            options as unknown as PublicKeyCredentialRequestOptionsJSON,
        });
        return { ...assertion };
      } catch (error) {
        throw explainPasskeyError(error, t);
      }
    },
    [api, t],
  );
}
