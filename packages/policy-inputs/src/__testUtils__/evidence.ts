import { adapt } from '../adapt';
import { EvidenceError } from '../errors';
import type { AdaptOptions } from '../types';
import { hash, keyedHash } from './hash';

/** Adapts a document as the bytes it would arrive in. */
export function adaptDocument(
  document: unknown,
  options: Partial<AdaptOptions> = {},
) {
  return adapt(Buffer.from(JSON.stringify(document)), {
    format: 'auto',
    hash,
    keyedHash,
    ...options,
  });
}

/** The refusal that something ends in, as data; fails where it is none. */
export function refusalOf(run: () => unknown): { code: string; path: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof EvidenceError) {
      return { code: error.code, path: error.path };
    }
    throw error;
  }
  throw new Error('Nothing was refused.');
}
