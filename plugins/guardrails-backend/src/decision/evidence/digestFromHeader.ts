import type { Digest } from '@backstage-guardrails/policy-model';

/** SHA-256 in a `Content-Digest` header (RFC 9530): `sha-256=:` and 44 characters of base64 and `:`. */
const sha256 = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|$)/;

/** @internal */
export function digestFromHeader(
  header: string | string[] | undefined,
): Digest | undefined {
  const found = typeof header === 'string' && sha256.exec(header);
  if (!found) return undefined;
  const hexadecimal = Buffer.from(found[1], 'base64').toString('hex');
  return `sha256:${hexadecimal}` as Digest;
}
