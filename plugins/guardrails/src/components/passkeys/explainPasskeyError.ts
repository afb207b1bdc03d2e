import { WebAuthnError } from '@simplewebauthn/browser';
import type { Translate } from '../../translation';

/** What a browser says about passkeys, as a sentence that helps; everything else is left as it is. @internal */
export function explainPasskeyError(error: unknown, t: Translate): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const reason = reasonOf(error);
  return reason === undefined
    ? error
    : new Error(t(`passkeys.error.${reason}`), { cause: error });
}

function reasonOf(error: Error) {
  if (error instanceof WebAuthnError) {
    switch (error.code) {
      case 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED':
        return 'registered';
      case 'ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT':
      case 'ERROR_AUTO_REGISTER_USER_VERIFICATION_FAILURE':
        return 'verification';
      case 'ERROR_INVALID_DOMAIN':
      case 'ERROR_INVALID_RP_ID':
        return 'domain';
      default:
    }
  }
  return error.name === 'NotAllowedError' ? 'noAnswer' : undefined;
}
