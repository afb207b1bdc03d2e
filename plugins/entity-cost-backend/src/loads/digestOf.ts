import { createHash } from 'node:crypto';

/** One digest of several texts, whatever their order is. @internal */
export function digestOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of [...parts].sort()) hash.update(`${part}\n`);
  return hash.digest('hex');
}
