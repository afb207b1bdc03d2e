import type { Sha256 } from '@backstage-guardrails/policy-ledger';
import { hash } from 'node:crypto';

/** @internal */
export const sha256: Sha256 = data => hash('sha256', data, 'buffer');
