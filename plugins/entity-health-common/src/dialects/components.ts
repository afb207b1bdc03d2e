import { displayText } from '@backstage-guardrails/display-text';
import { HealthStatus, worstStatus } from '../status';
import { field, isObject, JsonObject, ownStatus, textField } from './fields';
import { statusOfText } from './statusWords';

/** A part of a service, as its health endpoint names it. @public */
export type HealthComponent = {
  /** Plain text, escaped by `displayText`; never HTML. */
  name: string;
  status: HealthStatus;
};

/** Components that a result holds; the most severe ones are kept. @public */
export const MAX_COMPONENTS = 50;

/** Levels of components below the answer that are looked at. @internal */
export const MAX_NESTING = 6;
const nested = ['components', 'details', 'checks', 'entries', 'results'];

/** All components of a container: a map by name, or a list whose items have names. @internal */
export function componentsOf(
  container: unknown,
  options: { prefix?: string; scalars?: boolean; level?: number } = {},
): HealthComponent[] {
  const { prefix = '', scalars = false, level = 0 } = options;
  if (level > MAX_NESTING) return [];
  if (Array.isArray(container)) {
    return container.flatMap((item, index) =>
      isObject(item)
        ? componentOf(item, `${prefix}${nameOf(item, index)}`, level)
        : [],
    );
  }
  if (!isObject(container)) return [];
  return Object.entries(container).flatMap(([key, value]) => {
    const name = `${prefix}${key.slice(0, 200)}`;
    if (Array.isArray(value)) return measurementsOf(value, name, level);
    if (isObject(value)) return componentOf(value, name, level);
    return scalars ? scalarOf(value, name) : [];
  });
}

function scalarOf(value: unknown, name: string): HealthComponent[] {
  if (typeof value === 'boolean') {
    return [{ name, status: value ? 'pass' : 'fail' }];
  }
  const status = typeof value === 'string' ? statusOfText(value) : undefined;
  return status === undefined ? [] : [{ name, status }];
}

/** The arrays of `application/health+json`: one key, and an item per node or instance. */
function measurementsOf(
  items: readonly unknown[],
  name: string,
  level: number,
): HealthComponent[] {
  return items.flatMap(item => {
    if (!isObject(item)) return [];
    const id = textField(item, 'componentid');
    const full = id && items.length > 1 ? `${name}/${id}` : name;
    return componentOf(item, full, level);
  });
}

function componentOf(
  object: JsonObject,
  name: string,
  level: number,
): HealthComponent[] {
  const children = nested.flatMap(key =>
    componentsOf(field(object, key), { prefix: `${name}/`, level: level + 1 }),
  );
  const own = ownStatus(object);
  // a check that did not run, or a part that is not there, says nothing of the service
  if (isSkipped(object)) return children;
  const status = own ?? worstStatus(children.map(child => child.status));
  if (status === undefined) return [];
  return [
    { name, status: status === 'unrecognised' ? 'unknown' : status },
    ...children,
  ];
}

function isSkipped(object: JsonObject): boolean {
  return (
    field(object, 'status') === null ||
    /^(?:skipped|disabled)$/i.test(textField(object, 'status').trim())
  );
}

function nameOf(item: JsonObject, index: number): string {
  for (const name of ['name', 'label', 'key', 'checkid', 'id', 'component']) {
    const text = textField(item, name);
    if (text) return text;
  }
  return String(index + 1);
}

const order: HealthStatus[] = ['fail', 'warn', 'unknown', 'pass'];

/**
 * The components as they are kept: the severe ones first, so that the limit never hides a failure, otherwise in the
 * order of the answer.
 * @internal
 */
export function limitComponents(all: readonly HealthComponent[]): {
  components: HealthComponent[];
  omittedComponents: number;
} {
  const sorted = order.flatMap(status =>
    all.filter(component => component.status === status),
  );
  return {
    components: sorted.slice(0, MAX_COMPONENTS).map(({ name, status }) => ({
      name: displayText(name),
      status,
    })),
    omittedComponents: Math.max(0, all.length - MAX_COMPONENTS),
  };
}
