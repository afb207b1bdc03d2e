import { EntityHealthError } from '@backstage-guardrails/plugin-entity-health-common';
import { z } from 'zod';

/** Items of a page where the caller does not say. @internal */
export const PAGE_SIZE = 50;

/** A position in a list as an opaque text. @internal */
export function toCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws EntityHealthError `bad-request` @internal */
export function readCursor<Position>(
  cursor: string | undefined,
  schema: z.ZodType<Position>,
): Position | undefined {
  if (cursor === undefined) return undefined;
  const parsed = schema.safeParse(parse(cursor));
  if (parsed.success) return parsed.data;
  throw new EntityHealthError({
    code: 'bad-request',
    message:
      'The cursor is not one of this list. Begin with the first page, without a cursor.',
  });
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
