import { createHash } from 'node:crypto';
import type { Digest, Hash } from '@backstage-guardrails/policy-model';

export const sha256: Hash = data =>
  `sha256:${createHash('sha256').update(data).digest('hex')}` as Digest;
