import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { RequestHandler } from 'express';

/** The character 0 and lone surrogates. */
const unkept = /[\0\p{Cs}]/u;

/** What is judged, not stored column by column; those who read it have rules of their own. */
const EVIDENCE = ['evidence', 'subject'];

/**
 * Refuses what a database cannot keep or would keep as something else: the character 0 and halves of characters.
 * Decisions are recorded in groups, so one such word must not hold up the group of everybody else.
 * @internal
 */
export const refuseUnstorable: RequestHandler = (request, _response, next) => {
  if (/%00/.test(request.originalUrl)) throw unstorable('');
  const body: unknown = request.body;
  if (typeof body === 'object' && body !== null) {
    for (const [key, value] of Object.entries(body)) {
      if (!EVIDENCE.includes(key) && !isStorable(value)) {
        throw unstorable(`/${key}`);
      }
    }
  }
  next();
};

/** Without recursion: nesting is the caller's to choose. */
function isStorable(value: unknown): boolean {
  const rest = [value];
  while (rest.length > 0) {
    const item = rest.pop();
    if (typeof item === 'string') {
      if (unkept.test(item)) return false;
    } else if (typeof item === 'object' && item !== null) {
      for (const [key, inner] of Object.entries(item)) rest.push(key, inner);
    }
  }
  return true;
}

function unstorable(path: string): GuardrailsError {
  return new GuardrailsError({
    code: 'bad-request',
    message: 'It holds the character 0, or half of a character.',
    ...(path !== '' && { path }),
  });
}
