import { createHash, createHmac } from 'node:crypto';
import type { Hash } from '@backstage-guardrails/policy-model';

export const hash: Hash = data =>
  `sha256:${createHash('sha256')
    .update(data)
    .digest('hex')}` as ReturnType<Hash>;

export const keyedHash = (data: string) =>
  createHmac('sha256', 'key of the installation').update(data).digest('hex');
