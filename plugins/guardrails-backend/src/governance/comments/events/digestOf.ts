import { createHash, randomBytes } from 'node:crypto';

/**
 * The digest of a text for the ledger, and the salt beside the text. With the text the salt is erased, and no guess at
 * what was written can be confirmed by what the ledger keeps.
 * @internal
 */
export function digestOf(text: string): { digest: string; salt: string } {
  const salt = randomBytes(32);
  const hex = createHash('sha256').update(salt).update(text).digest('hex');
  return { digest: `sha256:${hex}`, salt: salt.toString('base64url') };
}
