import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { z } from 'zod';

/** The id that a page ended with, from the cursor it answered; everything else is refused. @internal */
export function idOfCursor(cursor: string): string {
  const parsed = z.uuid().safeParse(cursor);
  if (parsed.success) return parsed.data.toLowerCase();
  throw new GuardrailsError({
    code: 'bad-request',
    message: 'The cursor is not one that a page ended with.',
    path: '/cursor',
  });
}
