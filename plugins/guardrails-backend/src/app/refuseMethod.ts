import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { RequestHandler } from 'express';

type Route = { matches: RegExp; isTemplate: boolean; methods: string[] };

/**
 * Refuses a method that a known path does not have, and says which it has. Without this the answer would be that
 * there is no such path, which sends the reader to look for a typing mistake. Answers OPTIONS itself: Express would
 * add the methods of every template of a path that the path matches.
 * @internal
 */
export function refuseMethod(
  paths: Record<string, Record<string, unknown>>,
): RequestHandler {
  const routes = Object.entries(paths).map(([path, operations]): Route => {
    const methods = Object.keys(operations).map(name => name.toUpperCase());
    return {
      matches: patternOf(path),
      isTemplate: path.includes('{'),
      // Express answers HEAD by itself, from what is there for GET.
      methods: [
        ...methods,
        ...(methods.includes('GET') ? ['HEAD'] : []),
        'OPTIONS',
      ],
    };
  });
  return (request, response, next) => {
    const methods = methodsOf(routes, request.path);
    if (!methods || methodIsPassedOn(request.method, methods)) {
      next();
      return;
    }
    const allow = methods.join(', ');
    response.set('Allow', allow);
    if (request.method === 'OPTIONS') {
      response.status(204).end();
      return;
    }
    throw new GuardrailsError({
      code: 'method-not-allowed',
      message: `${request.method} is not possible here. Use one of: ${allow}.`,
    });
  };
}

/** Of the path itself where it is written out, as OpenAPI has it; nothing for a path that is not known. */
function methodsOf(routes: Route[], path: string): string[] | undefined {
  const matching = routes.filter(({ matches }) => matches.test(path));
  const route = matching.find(({ isTemplate }) => !isTemplate) ?? matching[0];
  return route?.methods;
}

function methodIsPassedOn(method: string, methods: string[]): boolean {
  return method !== 'OPTIONS' && methods.includes(method);
}

/** As Express reads a path: any case, and a slash at the end makes no difference. */
function patternOf(path: string): RegExp {
  const segments = path
    .split('/')
    .map(segment => (/^\{.*\}$/.test(segment) ? '[^/]+' : segment));
  return new RegExp(`^${segments.join('/')}/?$`, 'i');
}
