import { canonicalJson } from '@backstage-guardrails/policy-model';
import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * HMAC-SHA-256 over the canonical JSON of a record's fields with the name of its table: the same fields in another
 * table, or of another id, have another seal.
 * @internal
 */
export function computeSeal(
  key: Uint8Array,
  record: { table: string; fields: Record<string, unknown> },
): string {
  return createHmac('sha256', key)
    .update(canonicalJson({ version: 'guardrails/seal/v1', ...record }))
    .digest('base64url');
}

/** @internal */
export function sameSeal(seal: string | null, expected: string): boolean {
  const [one, other] = [Buffer.from(seal ?? ''), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
