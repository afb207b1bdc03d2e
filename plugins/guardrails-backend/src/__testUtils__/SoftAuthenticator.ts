import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import {
  createHash,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const CREDENTIAL_INCLUDED = 0x40;

/** What an attacker would change about an honest answer. */
export type Tampering = {
  origin?: string;
  rpId?: string;
  counter?: number;
  userVerified?: boolean;
  /** Signs this challenge instead of the one it was given. */
  challenge?: string;
};

/** A passkey in software, as an authenticator with ES256 answers through a browser. */
export class SoftAuthenticator {
  readonly id = randomBytes(32).toString('base64url');
  readonly #origin: string;
  readonly #privateKey: KeyObject;
  readonly #publicKey: { x: Buffer; y: Buffer };
  #counter = 0;

  constructor(options: { origin: string }) {
    this.#origin = options.origin;
    const { privateKey, publicKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
    });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#privateKey = privateKey;
    this.#publicKey = {
      x: Buffer.from(x, 'base64url'),
      y: Buffer.from(y, 'base64url'),
    };
  }

  register(options: unknown, tampering: Tampering = {}) {
    const { challenge, rp } = options as PublicKeyCredentialCreationOptionsJSON;
    const authData = Buffer.concat([
      this.#head(rp.id ?? '', CREDENTIAL_INCLUDED, tampering),
      Buffer.alloc(16),
      Buffer.from([0, 32]),
      Buffer.from(this.id, 'base64url'),
      this.#coseKey(),
    ]);
    const attestationObject = isoCBOR.encode(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ]) as never,
    );
    const answer: RegistrationResponseJSON = {
      ...this.#credential(),
      response: {
        clientDataJSON: this.#clientData(
          'webauthn.create',
          challenge,
          tampering,
        ),
        attestationObject: Buffer.from(attestationObject).toString('base64url'),
        transports: ['internal'],
      },
    };
    return { ...answer };
  }

  sign(options: unknown, tampering: Tampering = {}) {
    const { challenge, rpId } =
      options as PublicKeyCredentialRequestOptionsJSON;
    this.#counter += 1;
    const authData = this.#head(rpId ?? '', 0, tampering);
    const clientDataJSON = this.#clientData(
      'webauthn.get',
      challenge,
      tampering,
    );
    const signed = Buffer.concat([
      authData,
      createHash('sha256')
        .update(Buffer.from(clientDataJSON, 'base64url'))
        .digest(),
    ]);
    const answer: AuthenticationResponseJSON = {
      ...this.#credential(),
      response: {
        clientDataJSON,
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, this.#privateKey).toString(
          'base64url',
        ),
      },
    };
    return { ...answer };
  }

  #credential() {
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key' as const,
      clientExtensionResults: {},
    };
  }

  #head(rpId: string, flags: number, tampering: Tampering): Buffer {
    const { userVerified = true } = tampering;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(tampering.counter ?? this.#counter);
    return Buffer.concat([
      createHash('sha256')
        .update(tampering.rpId ?? rpId)
        .digest(),
      Buffer.from([flags | USER_PRESENT | (userVerified ? USER_VERIFIED : 0)]),
      counter,
    ]);
  }

  #clientData(type: string, challenge: string, tampering: Tampering): string {
    return Buffer.from(
      JSON.stringify({
        type,
        challenge: tampering.challenge ?? challenge,
        origin: tampering.origin ?? this.#origin,
        crossOrigin: false,
      }),
    ).toString('base64url');
  }

  #coseKey(): Uint8Array {
    const { x, y } = this.#publicKey;
    return isoCBOR.encode(
      new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(x)],
        [-3, new Uint8Array(y)],
      ]) as never,
    );
  }
}
