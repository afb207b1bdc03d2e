import { type HealthStatus, worstStatus } from '../status';
import { componentsOf, type HealthComponent, MAX_NESTING } from './components';
import { field, isObject, JsonObject, ownStatus, textField } from './fields';
import { statusOfText } from './statusWords';
import type { HealthDialect, ReadDialect } from './types';

/** Members that hold components, in the dialects that have an overall status beside them. */
const containers = [
  'components',
  'checks',
  'entries',
  'results',
  'result',
  'checkresults',
  'services',
  'dependencies',
  'failures',
];

const words = {
  'spring-boot': ['UP', 'DOWN', 'OUT_OF_SERVICE', 'UNKNOWN'],
  terminus: ['ok', 'error', 'shutting_down'],
  'health-json': ['pass', 'fail', 'warn'],
  'aspnet-core': ['healthy', 'degraded', 'unhealthy'],
};

/**
 * Which dialect an object with a status is. The dialects do not contradict each other, so the name explains a result
 * and does not change it; only ASP.NET Core, which may write its enumeration as numbers, is read differently.
 */
function dialectOf(body: JsonObject, contentType: string): HealthDialect {
  const status = textField(body, 'status') || textField(body, 'outcome');
  const lower = status.toLowerCase();
  const checks = field(body, 'checks');
  if (/^\s*application\/health\+json\b/i.test(contentType.slice(0, 100))) {
    return 'health-json';
  }
  if (words['health-json'].includes(lower)) return 'health-json';
  if (isAspNet(body, lower)) return 'aspnet-core';
  const terminus = ['details', 'info', 'error'].some(name =>
    isObject(field(body, name)),
  );
  if (terminus && words.terminus.includes(lower)) return 'terminus';
  if (Array.isArray(checks) && ['up', 'down'].includes(lower)) {
    return 'microprofile';
  }
  if (words['spring-boot'].includes(status)) return 'spring-boot';
  return 'json';
}

function isAspNet(body: JsonObject, status: string): boolean {
  const number = field(body, 'status');
  const known =
    words['aspnet-core'].includes(status) ||
    number === 0 ||
    number === 1 ||
    number === 2;
  return (
    known &&
    ['entries', 'results', 'totalduration', 'totalchecksduration'].some(
      name => field(body, name) !== undefined,
    )
  );
}

/**
 * An object with a status of its own and components beside it:
 * - `application/health+json`: `pass`, `warn`, `fail` and their aliases, `checks` (until draft 01 `details`) as a map of
 *   lists. https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check-06 section 3 and 4
 * - Spring Boot Actuator: `UP`, `DOWN`, `OUT_OF_SERVICE`, `UNKNOWN`; components in `components` (2.2 and later),
 *   `details` (2.0 and 2.1) or beside the status (1.x), composite ones nested.
 *   https://docs.spring.io/spring-boot/api/rest/actuator/health.html
 * - MicroProfile Health: `status` and `checks` as a list; `outcome` and `state` in version 1.
 *   https://github.com/eclipse/microprofile-health, spec/src/main/asciidoc/protocol-wireformat.asciidoc
 * - ASP.NET Core: `Healthy`, `Degraded`, `Unhealthy`, with `entries` or `results`.
 *   https://learn.microsoft.com/aspnet/core/host-and-deploy/health-checks
 * - NestJS Terminus: `ok`, `error`, `shutting_down`, with `info`, `error` and `details`.
 *   https://docs.nestjs.com/recipes/terminus and `HealthCheckResult` of `@nestjs/terminus`
 *
 * The status of the whole counts, whatever its components say: a service may well be healthy with a part that is not.
 * Without one, the worst component counts.
 * @internal
 */
export const readJson: ReadDialect<unknown> = (body, contentType) => {
  if (Array.isArray(body)) {
    const components = componentsOf(body);
    const worst = worstStatus(components.map(({ status }) => status));
    return worst ? { dialect: 'json', status: worst, components } : undefined;
  }
  if (!isObject(body)) return undefined;
  const dialect = dialectOf(body, contentType);
  const named = dialect === 'aspnet-core' ? withNamedStatuses(body) : body;
  const components = allComponents(named);
  const status =
    inEnvelope(named) ??
    ownStatus(named) ??
    worstStatus(components.map(component => component.status)) ??
    (isErrorAlone(named) ? 'fail' : undefined);
  return status === undefined ? undefined : { dialect, status, components };
};

/** `HealthStatus` of .NET as numbers: https://learn.microsoft.com/dotnet/api/microsoft.extensions.diagnostics.healthchecks.healthstatus */
const enumeration = ['Unhealthy', 'Degraded', 'Healthy'];

/** A report of .NET whose statuses, of the whole and of its entries, have names where they were numbers. */
function withNamedStatuses(body: JsonObject): JsonObject {
  return withNames(body, (name, value) =>
    name === 'entries' || name === 'results' ? entriesWithNames(value) : value,
  );
}

function entriesWithNames(entries: unknown): unknown {
  if (Array.isArray(entries)) {
    return entries.map(entry => (isObject(entry) ? withNames(entry) : entry));
  }
  return isObject(entries)
    ? Object.fromEntries(
        Object.entries(entries).map(([name, entry]) => [
          name,
          isObject(entry) ? withNames(entry) : entry,
        ]),
      )
    : entries;
}

function withNames(
  object: JsonObject,
  otherwise: (name: string, value: unknown) => unknown = (_, value) => value,
): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      const name = key.toLowerCase();
      return name === 'status' && typeof value === 'number'
        ? [key, enumeration[value] ?? value]
        : [key, otherwise(name, value)];
    }),
  );
}

/**
 * `{"success": true, "data": {"status": "DOWN"}}`: the outer status is that of the request and the inner one that of
 * the service, so the worse one counts.
 */
function inEnvelope(body: JsonObject): HealthStatus | undefined {
  const data = field(body, 'data');
  const inner = isObject(data) ? ownStatus(data) : undefined;
  const outer = ownStatus(body) ?? 'pass';
  return inner === undefined ||
    inner === 'unrecognised' ||
    outer === 'unrecognised'
    ? undefined
    : worstStatus([inner, outer]);
}

const noError = /^(?:|0|no|none|null|false|ok)$/i;

/** An answer of nothing but what went wrong, as ZooKeeper and GraphQL give it with a code of 200. */
function isErrorAlone(body: JsonObject): boolean {
  return ['error', 'errors'].some(name => {
    const value = field(body, name);
    if (typeof value === 'string') return !noError.test(value.trim());
    if (Array.isArray(value)) return value.length > 0;
    return isObject(value) && Object.keys(value).length > 0;
  });
}

function allComponents(body: JsonObject): HealthComponent[] {
  const details = field(body, 'details');
  const listed = [
    ...containers.flatMap(name => inContainer(body, name)),
    ...componentsOf(details),
    ...(isObject(details)
      ? []
      : ['info', 'error'].flatMap(name => componentsOf(field(body, name)))),
  ];
  return listed.length > 0 ? listed : besideTheStatus(body);
}

function inContainer(body: JsonObject, name: string): HealthComponent[] {
  const container = field(body, name);
  if (name === 'failures' && isObject(container)) {
    // hellofresh/health-go: a name and a message each; the message is the service's own and is not kept
    return Object.keys(container).map(key => ({
      name: key.slice(0, 200),
      status: 'fail',
    }));
  }
  return componentsOf(container, { scalars: true });
}

const notComponents = new Set([
  'status',
  'state',
  'outcome',
  'health',
  // of Solr: how the request went
  'responseheader',
]);

/**
 * Spring Boot 1.x, Dropwizard, Grafana, Django: each member that is an object with a status, a list of them, or a text
 * that is one. Beside such a text, another one may begin with a status: `unavailable: Database error`.
 */
function besideTheStatus(body: JsonObject): HealthComponent[] {
  const texts = Object.entries(body).filter(
    (member): member is [string, string] =>
      typeof member[1] === 'string' &&
      !notComponents.has(member[0].toLowerCase()),
  );
  const isOfStates = texts.some(([, text]) => statusOfText(text));
  const states = texts.flatMap(([key, text]) => {
    const status =
      statusOfText(text) ??
      (isOfStates ? statusOfText(text.split(':', 1)[0]) : undefined);
    return status === undefined ? [] : [{ name: key.slice(0, 200), status }];
  });
  return [...states, ...listsBeside(body), ...objectsBeside(body, '', 0)];
}

/** Lists of GitLab, django-watchman and Kafka Connect; of others, what is no status is none. */
function listsBeside(body: JsonObject): HealthComponent[] {
  return Object.entries(body).flatMap(([key, list]) => {
    if (!Array.isArray(list)) return [];
    const prefix = `${key.slice(0, 200)}/`;
    return list
      .flatMap((item, index) =>
        isObject(item) && ownStatus(item) === undefined
          ? componentsOf(item, { prefix })
          : componentsOf([{ name: `${index + 1}`, ...asObject(item) }], {
              prefix,
            }),
      )
      .filter(({ status }) => status !== 'unknown');
  });
}

function asObject(item: unknown): JsonObject {
  return isObject(item) ? item : {};
}

function objectsBeside(
  body: JsonObject,
  prefix: string,
  level: number,
): HealthComponent[] {
  if (level > MAX_NESTING) return [];
  return Object.entries(body).flatMap(([key, value]) => {
    if (!isObject(value) || notComponents.has(key.toLowerCase())) return [];
    const found = componentsOf({ [key]: value }, { prefix });
    return found.length === 1
      ? [
          ...found,
          ...objectsBeside(value, `${prefix}${key.slice(0, 200)}/`, level + 1),
        ]
      : found;
  });
}
