import type { Digest } from '@backstage-guardrails/policy-model';
import { createHash } from 'node:crypto';

/** @internal */
export function computeDigest(text: string): Digest {
  return `sha256:${createHash('sha256').update(text).digest('hex')}` as Digest;
}
