import { hkdfSync } from 'node:crypto';

/**
 * The key of seals, derived from the installation's sealing key (HKDF, RFC 5869). Its own label keeps it apart from
 * the hashes over sensitive values that the sealing key itself is used for: one can never be shown as the other.
 * @internal
 */
export function deriveSealKey(sealingKey: Uint8Array): Uint8Array {
  const nothing = new Uint8Array();
  return new Uint8Array(
    hkdfSync('sha256', sealingKey, nothing, 'guardrails/seals/v1', 32),
  );
}
