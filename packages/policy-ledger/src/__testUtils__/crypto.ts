import { createHash, generateKeyPairSync, webcrypto } from 'node:crypto';
import { toBase64 } from '../bytes';
import type { Sha256 } from '../merkle';
import { type NoteSigner, signerFromPem, type Subtle } from '../note';

export const sha256: Sha256 = data =>
  new Uint8Array(createHash('sha256').update(data).digest());

export const subtle: Subtle = webcrypto.subtle;

export function signerOf(name: string): Promise<NoteSigner> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
  return signerFromPem({ name, privateKey: pem, subtle });
}

export const base64 = toBase64;

/** The same numbers every time (mulberry32), so that what fails once fails again. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state + 0x6d2b79f5) % 4294967296;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}
