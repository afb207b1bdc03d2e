import type { ServiceErrorClass } from '@backstage-guardrails/service-client';
import type { RequestHandler } from 'express';

type Route = { matches: RegExp; isTemplate: boolean; methods: string[] };

/**
 * Refuses a method that a known path does not have, and says which it has. Without this the answer would be that
 * there is no such path, which sends the reader to look for a typing mistake. Answers OPTIONS itself: Express would
 * add the methods of every template of a path that the path matches.
 * @public
 */
export function refuseMethod(options: {
  /** Of the OpenAPI description. */
  paths: Record<string, Record<string, unknown>>;
  Failure: ServiceErrorClass;
}): RequestHandler {
  const { paths, Failure } = options;
  const routes = Object.entries(paths).map(([path, operations]): Route => {
    const methods = Object.keys(operations).map(name => name.toUpperCase());
    return {
      matches: pathPattern(path),
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
    const methods = allowedMethods(routes, request.path);
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
    throw new Failure({
      code: 'method-not-allowed',
      message: `${request.method} is not supported here. Use one of: ${allow}.`,
    });
  };
}

/** Of the path itself where it is written out, as OpenAPI has it; nothing for a path that is not known. */
function allowedMethods(routes: Route[], path: string): string[] | undefined {
  const matching = routes.filter(({ matches }) => matches.test(path));
  const route = matching.find(({ isTemplate }) => !isTemplate) ?? matching[0];
  return route?.methods;
}

function methodIsPassedOn(method: string, methods: string[]): boolean {
  return method !== 'OPTIONS' && methods.includes(method);
}

/** As Express reads a path: any case, and a slash at the end makes no difference. */
function pathPattern(path: string): RegExp {
  const segments = path
    .split('/')
    .map(segment => (/^\{.*\}$/.test(segment) ? '[^/]+' : segment));
  return new RegExp(`^${segments.join('/')}/?$`, 'i');
}
