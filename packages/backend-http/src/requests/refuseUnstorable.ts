import type { ServiceErrorClass } from '@backstage-guardrails/service-client';
import type { RequestHandler } from 'express';
import type { Refusal } from '../errors';

/** The character 0 and lone surrogates. */
const unkept = /[\0\p{Cs}]/u;

const unstorable: Refusal = {
  code: 'bad-request',
  message: 'It holds the character 0, or half of a character. Remove it.',
};

/**
 * Refuses what a database cannot keep or would keep as something else: the character 0 and halves of characters. Where
 * rows of several requests are written together, one such text would hold up all of them.
 * @public
 */
export function refuseUnstorable(options: {
  Failure: ServiceErrorClass;
  /** Members of the body that are not stored as text; what reads them has rules of its own. */
  except?: readonly string[];
}): RequestHandler {
  const { Failure, except = [] } = options;
  return (request, _response, next) => {
    if (/%00/.test(request.originalUrl)) throw new Failure(unstorable);
    const body: unknown = request.body;
    if (typeof body === 'object' && body !== null) {
      for (const [key, value] of Object.entries(body)) {
        if (unkept.test(key)) throw new Failure(unstorableBody(''));
        if (!except.includes(key) && !isStorable(value)) {
          throw new Failure(unstorableBody(`/${key}`));
        }
      }
    }
    next();
  };
}

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

/** It is well-formed, and a description cannot say what names and texts of free JSON must not hold. */
function unstorableBody(path: string): Refusal {
  return { ...unstorable, statusCode: 422, ...(path !== '' && { path }) };
}
