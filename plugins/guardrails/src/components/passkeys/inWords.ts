import { WebAuthnError } from '@simplewebauthn/browser';

/** What a browser says about passkeys, in words that help; everything else stays as it is. @internal */
export function inWords(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const words = wordsFor(error);
  return words === undefined ? error : new Error(words, { cause: error });
}

function wordsFor(error: Error): string | undefined {
  if (error instanceof WebAuthnError) {
    switch (error.code) {
      case 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED':
        return 'This device holds a passkey of yours already.';
      case 'ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT':
      case 'ERROR_AUTO_REGISTER_USER_VERIFICATION_FAILURE':
        return 'This device cannot check that it is you. Set up a PIN, a fingerprint or the like on it.';
      case 'ERROR_INVALID_DOMAIN':
      case 'ERROR_INVALID_RP_ID':
        return 'Passkeys are set up for another address than the one this page has. Tell whoever operates the portal.';
      default:
    }
  }
  return error.name === 'NotAllowedError'
    ? 'The browser got no answer from a passkey: the dialog was closed, took too long, or no passkey of yours is on this device.'
    : undefined;
}
