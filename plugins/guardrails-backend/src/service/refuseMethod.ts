import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { RequestHandler } from 'express';

type Route = { matches: RegExp; methods: string[] };

/**
 * Refuses a method that a known path does not have, and says which it has. Without this the answer would be that
 * there is no such path, which sends the reader to look for a typing mistake.
 * @internal
 */
export function refuseMethod(
  paths: Record<string, Record<string, unknown>>,
): RequestHandler {
  const routes = Object.entries(paths).map(([path, operations]): Route => {
    const methods = Object.keys(operations).map(name => name.toUpperCase());
    return {
      matches: patternOf(path),
      // Express answers both by itself, from what is there for GET and for the path.
      methods: [
        ...methods,
        ...(methods.includes('GET') ? ['HEAD'] : []),
        'OPTIONS',
      ],
    };
  });
  return (request, response, next) => {
    const matching = routes.filter(({ matches }) => matches.test(request.path));
    const allowed = matching.flatMap(({ methods }) => methods);
    if (matching.length === 0 || allowed.includes(request.method)) {
      next();
      return;
    }
    const allow = [...new Set(allowed)].join(', ');
    response.set('Allow', allow);
    throw new GuardrailsError({
      code: 'method-not-allowed',
      message: `${request.method} is not possible here. Use one of: ${allow}.`,
    });
  };
}

/** As Express reads a path: any case, and a slash at the end makes no difference. */
function patternOf(path: string): RegExp {
  const segments = path
    .split('/')
    .map(segment => (/^\{.*\}$/.test(segment) ? '[^/]+' : segment));
  return new RegExp(`^${segments.join('/')}/?$`, 'i');
}
