import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { PasskeysConfig } from '../../base/config';
import { passkeyInvalid } from './refusal';
import type { Assertion } from './responses';
import type { PasskeyRow } from './rows';

/**
 * The new counter of the passkey, where its signature holds over the challenge, for our portal, with the person
 * verified by the authenticator.
 * @throws GuardrailsError `passkey-invalid`
 * @internal
 */
export async function verifySignature(options: {
  assertion: Assertion;
  challenge: Uint8Array;
  passkey: PasskeyRow;
  relyingParty: NonNullable<PasskeysConfig['relyingParty']>;
}): Promise<number> {
  const { assertion, challenge, passkey, relyingParty } = options;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: assertion,
    expectedChallenge: Buffer.from(challenge).toString('base64url'),
    expectedOrigin: relyingParty.origins,
    expectedRPID: relyingParty.id,
    expectedType: 'webauthn.get',
    requireUserVerification: true,
    credential: {
      id: passkey.credential_id,
      publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
      counter: passkey.counter,
    },
  }).catch(error => {
    throw passkeyInvalid(
      'The passkey signature is not valid for this approval.',
      error,
    );
  });
  if (!verified) {
    throw passkeyInvalid('The passkey signature is not valid.');
  }
  return authenticationInfo.newCounter;
}
