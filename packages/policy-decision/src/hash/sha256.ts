import { createHash, createHmac } from 'node:crypto';
import type { Digest, Hash } from '@backstage-guardrails/policy-model';

/** SHA-256 as `sha256:<hex>`, over bytes or over a string in UTF-8. @public */
export const sha256: Hash = data =>
  `sha256:${createHash('sha256').update(data).digest('hex')}` as Digest;

/**
 * HMAC-SHA-256 with the installation's key, for values that must not be guessed from their hash.
 * @public
 */
export function keyedSha256(key: Uint8Array): (data: string) => string {
  return data =>
    `hmac-sha256:${createHmac('sha256', key).update(data).digest('hex')}`;
}
