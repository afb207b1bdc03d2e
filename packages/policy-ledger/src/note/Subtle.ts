/**
 * The part of WebCrypto that Ed25519 needs: `crypto.subtle` of Node and of browsers fits.
 * @public
 */
export interface Subtle {
  importKey(
    format: 'raw' | 'pkcs8',
    key: Uint8Array,
    algorithm: { name: 'Ed25519' },
    extractable: boolean,
    usages: Array<'sign' | 'verify'>,
  ): Promise<unknown>;
  exportKey(format: 'jwk', key: unknown): Promise<{ x?: string }>;
  sign(
    algorithm: { name: 'Ed25519' },
    key: unknown,
    data: Uint8Array,
  ): Promise<ArrayBuffer>;
  verify(
    algorithm: { name: 'Ed25519' },
    key: unknown,
    signature: Uint8Array,
    data: Uint8Array,
  ): Promise<boolean>;
}
