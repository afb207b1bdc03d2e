import {
  MAINTENANCE_ANNOTATION,
  maintenanceProblem,
  parseMaintenance,
} from './parseMaintenance';
import type { MaintenanceWindow } from '../state';
import { type EntityLink, healthLinks } from './healthLinks';
import {
  ENDPOINTS_ANNOTATION,
  type HealthEndpoint,
  MAX_ENDPOINTS,
  parseEndpoints,
} from './parseEndpoints';
import {
  type HealthOptions,
  OPTIONS_ANNOTATION,
  parseOptions,
} from './parseOptions';
import { type DeclarationProblem, MAX_PROBLEMS } from './problems';

/** What an entity declares about its health. @public */
export type HealthDeclaration = {
  /** The endpoints of the annotation, then those of links, each URL once. */
  endpoints: HealthEndpoint[];
  options: HealthOptions;
  /** The maintenance window of the annotation, if it has a valid one. */
  maintenance?: MaintenanceWindow;
  /** What is wrong. If the options are, no endpoint is checked until they are corrected. */
  problems: DeclarationProblem[];
};

/**
 * Reads everything an entity says about its health. Takes the part of an entity that it needs, so that the catalog
 * model is no dependency. Never throws on what a catalog file may contain.
 * @public
 */
export function readDeclaration(entity: {
  metadata: {
    annotations?: Readonly<Record<string, string>>;
    links?: readonly EntityLink[];
  };
}): HealthDeclaration {
  const { annotations = {}, links = [] } = entity.metadata;
  const listed = annotation(annotations, ENDPOINTS_ANNOTATION);
  const fromAnnotation =
    listed === undefined
      ? { endpoints: [], problems: [] }
      : parseEndpoints(listed);
  const fromLinks = healthLinks(links);
  const written = annotation(annotations, OPTIONS_ANNOTATION);
  const { options, problems } =
    written === undefined
      ? { options: {}, problems: [] }
      : parseOptions(written);
  const maintenance = maintenanceOf(annotations);
  const merged = mergeEndpoints(fromAnnotation.endpoints, fromLinks.endpoints);
  return {
    endpoints: problems.length > 0 ? [] : merged.endpoints,
    options,
    ...(maintenance.window ? { maintenance: maintenance.window } : {}),
    problems: [
      ...fromAnnotation.problems,
      ...fromLinks.problems,
      ...merged.problems,
      ...problems,
      ...maintenance.problems,
    ].slice(0, MAX_PROBLEMS),
  };
}

/** A value of another type than text, which a processor may leave in an entity, is read as its text. */
function annotation(
  annotations: Readonly<Record<string, string>>,
  name: string,
): string | undefined {
  if (!Object.hasOwn(annotations, name)) return undefined;
  return String(annotations[name]);
}

function maintenanceOf(annotations: Readonly<Record<string, string>>): {
  window?: MaintenanceWindow;
  problems: DeclarationProblem[];
} {
  const value = annotation(annotations, MAINTENANCE_ANNOTATION);
  if (value === undefined) return { problems: [] };
  const parsed = parseMaintenance(value);
  return parsed.ok
    ? { window: parsed.window, problems: [] }
    : { problems: [maintenanceProblem(parsed.code)] };
}

function mergeEndpoints(
  first: readonly HealthEndpoint[],
  second: readonly HealthEndpoint[],
): { endpoints: HealthEndpoint[]; problems: DeclarationProblem[] } {
  const urls = new Set(first.map(({ url }) => url));
  const names = new Set(first.map(({ name }) => name));
  const added = second.flatMap(endpoint => {
    if (urls.has(endpoint.url)) return [];
    urls.add(endpoint.url);
    const name = names.has(endpoint.name)
      ? `${endpoint.name} (${urls.size})`
      : endpoint.name;
    names.add(name);
    return [{ ...endpoint, name }];
  });
  const endpoints = [...first, ...added];
  return {
    endpoints: endpoints.slice(0, MAX_ENDPOINTS),
    problems:
      endpoints.length > MAX_ENDPOINTS
        ? [
            {
              code: 'endpoints-too-many',
              place: {
                kind: 'annotation',
                annotation: ENDPOINTS_ANNOTATION,
              },
              message: `The entity has more than ${MAX_ENDPOINTS} endpoints, those of links included.`,
              fix: `Keep at most ${MAX_ENDPOINTS}, or spread them over several entities.`,
            },
          ]
        : [],
  };
}
