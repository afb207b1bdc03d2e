import { checkEndpointUrl } from './endpointUrl';
import { type DeclarationProblem, MAX_PROBLEMS, quoted } from './problems';

/** The annotation that names the endpoints of an entity. @public */
export const ENDPOINTS_ANNOTATION = 'entity-health/endpoints';

/** Endpoints of one entity. @public */
export const MAX_ENDPOINTS = 20;

/** Characters of an annotation. @public */
export const MAX_ANNOTATION_LENGTH = 16_384;

/** An endpoint that is to be checked. @public */
export type HealthEndpoint = {
  /** Plain text: the name that the team gave, or the host and path of the address. */
  name: string;
  /** An absolute http or https URL in one canonical form, without credentials and fragment. */
  url: string;
};

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,62}$/u;

/**
 * Reads `entity-health/endpoints`: URLs, or `name=url`, separated by commas. What can be used is used; each fault is
 * said with its character. A comma within a URL is written `%2C`.
 * @public
 */
export function parseEndpoints(value: string): {
  endpoints: HealthEndpoint[];
  problems: DeclarationProblem[];
} {
  const problems: DeclarationProblem[] = [];
  const report = (
    offset: number,
    problem: Omit<DeclarationProblem, 'place'>,
  ) => {
    if (problems.length >= MAX_PROBLEMS) return;
    const { code, message, fix } = problem;
    const place = {
      kind: 'annotation' as const,
      annotation: ENDPOINTS_ANNOTATION,
      offset,
    };
    problems.push({ code, place, message, fix });
  };
  if (value.length > MAX_ANNOTATION_LENGTH) {
    report(MAX_ANNOTATION_LENGTH, {
      code: 'annotation-too-long',
      message: `The annotation has ${value.length} characters.`,
      fix: `Use at most ${MAX_ANNOTATION_LENGTH} characters.`,
    });
    return { endpoints: [], problems };
  }
  const endpoints: HealthEndpoint[] = [];
  let offset = 0;
  for (const entry of value.split(',')) {
    const start = offset + entry.length - entry.trimStart().length;
    offset += entry.length + 1;
    if (endpoints.length === MAX_ENDPOINTS) {
      report(start, {
        code: 'endpoints-too-many',
        message: `The annotation names more than ${MAX_ENDPOINTS} endpoints.`,
        fix: `Keep at most ${MAX_ENDPOINTS}, or spread them over several entities.`,
      });
      break;
    }
    const read = readEntry(entry.trim());
    if (!read.ok) {
      report(start + read.offset, read);
    } else {
      const duplicate = duplicateOf(endpoints, read.endpoint);
      if (duplicate) report(start, duplicate);
      else endpoints.push(read.endpoint);
    }
  }
  return { endpoints, problems };
}

type Entry =
  | { ok: true; endpoint: HealthEndpoint }
  | ({ ok: false; offset: number } & Omit<DeclarationProblem, 'place'>);

function readEntry(entry: string): Entry {
  if (entry === '') {
    return {
      ok: false,
      offset: 0,
      code: 'endpoint-empty',
      message: 'An endpoint is empty.',
      fix: 'Remove the comma, or write a URL.',
    };
  }
  const [, name, gap = ''] = /^([^=:/?#]*)=(\s*)/.exec(entry) ?? [];
  const offset = name === undefined ? 0 : name.length + 1 + gap.length;
  if (name !== undefined && !NAME.test(name.trim())) {
    return {
      ok: false,
      offset: 0,
      code: 'name-invalid',
      message: `The name ${quoted(name)} is not allowed.`,
      fix: 'Use 1 to 63 letters, digits, blanks and . _ - /, beginning with a letter or a digit.',
    };
  }
  const checked = checkEndpointUrl(entry.slice(offset));
  if (!checked.ok) return { ...checked, offset };
  const { url } = checked;
  return { ok: true, endpoint: { name: name?.trim() ?? nameOf(url), url } };
}

function duplicateOf(
  endpoints: readonly HealthEndpoint[],
  { name, url }: HealthEndpoint,
): Omit<DeclarationProblem, 'place'> | undefined {
  if (endpoints.some(endpoint => endpoint.url === url)) {
    return {
      code: 'endpoint-duplicate',
      message: 'The URL is listed before.',
      fix: 'Remove it.',
    };
  }
  return endpoints.some(endpoint => endpoint.name === name)
    ? {
        code: 'name-duplicate',
        message: `The name ${quoted(name)} is used before.`,
        fix: 'Give each endpoint a name of its own.',
      }
    : undefined;
}

/** The host and path of a URL, as the name of an endpoint that has no other. @internal */
export function nameOf(url: string): string {
  return url
    .replace(/^https?:\/\//, '')
    .replace(/\?.*$/, '')
    .replace(/\/$/, '')
    .slice(0, 100);
}
