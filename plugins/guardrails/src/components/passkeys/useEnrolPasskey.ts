import { useApi } from '@backstage/core-plugin-api';
import type { Passkey } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import {
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
} from '@simplewebauthn/browser';
import { useCallback } from 'react';
import { useTranslation } from '../../translation';
import { explainPasskeyError } from './explainPasskeyError';

/** Makes a passkey with the browser and enrols it for the signed-in person. @internal */
export function useEnrolPasskey(): (name: string) => Promise<Passkey> {
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  return useCallback(
    async name => {
      const options = await api.passkeyChallenge({ purpose: 'enrol' });
      const response = await startRegistration({
        // Made by the server with the library's other half; the browser checks it once more.
        optionsJSON:
          options as unknown as PublicKeyCredentialCreationOptionsJSON,
      }).catch(error => {
        throw explainPasskeyError(error, t);
      });
      return api.enrolPasskey({ name, response: { ...response } });
    },
    [api, t],
  );
}
