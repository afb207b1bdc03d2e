import { leafHash } from '@backstage-guardrails/policy-ledger';
import { sha256 } from '../sha256';

/** Hash of a header in the tree, in hexadecimal. @internal */
export function computeLeafHash(headerText: string): string {
  const leaf = leafHash(Buffer.from(headerText, 'utf8'), sha256);
  return Buffer.from(leaf).toString('hex');
}
