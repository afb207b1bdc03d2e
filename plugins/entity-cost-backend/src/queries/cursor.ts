import { EntityCostError } from '@backstage-guardrails/plugin-entity-cost-common';
import { z } from 'zod';

/** An amount within 64 bits, as the databases compare it. @internal */
export const amountOfCursor = z
  .string()
  .regex(/^-?\d{1,19}$/)
  .refine(text => {
    const value = BigInt(text);
    return value < 2n ** 63n && value >= -(2n ** 63n);
  });

/** Where a page ended, as text. It holds what the page showed, and nothing else. @internal */
export function writeCursor(key: object): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws EntityCostError `bad-request` */
export function readCursor<Key>(
  schema: z.ZodType<Key>,
  text: string | undefined,
): Key | undefined {
  if (text === undefined) return undefined;
  try {
    const read = schema.safeParse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
    if (read.success) return read.data;
  } catch {
    // said below
  }
  throw new EntityCostError({
    code: 'bad-request',
    message:
      'The cursor is not one of this list. Start with the first page again.',
  });
}
