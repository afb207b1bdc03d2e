import { createHash } from 'node:crypto';

/** A digest of plain data. @internal */
export function digestOf(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex');
}
