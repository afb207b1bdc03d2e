import { worstStatus } from '../status';
import { componentsOf, type HealthComponent } from './components';
import { field, isObject, JsonObject, ownStatus } from './fields';
import type { ReadDialect } from './types';

/**
 * Consul: lists of checks (`/v1/health/checks`, `/node`, `/state`), of instances with their checks
 * (`/v1/health/service`), maps of checks (`/v1/agent/checks`), and the aggregate of an agent
 * (`/v1/agent/health/service`), whose codes are 200 passing, 429 warning, 503 critical. `passing`, `warning` and
 * `critical` are pass, warn and fail; maintenance is fail, as Consul takes such an instance out of service. As Consul
 * aggregates, the worst check counts. An empty list is no health: the service may have no healthy instance.
 *
 * Source: https://developer.hashicorp.com/consul/api-docs/health and
 * https://developer.hashicorp.com/consul/api-docs/agent/service#get-local-service-health
 * @internal
 */
export const readConsul: ReadDialect<unknown> = body => {
  const items = itemsOf(body);
  if (!items) return undefined;
  const components = items.flatMap(checksOf);
  const aggregates = items.flatMap(item => {
    const status = isCheck(item) || !isAggregate(item) ? [] : ownStatus(item);
    return status === undefined || status === 'unrecognised' ? [] : status;
  });
  return {
    dialect: 'consul',
    status:
      worstStatus([
        ...aggregates,
        ...components.map(component => component.status),
      ]) ?? 'no-components',
    components,
    expectedCodes: [429],
  };
};

function isCheck(value: JsonObject): boolean {
  return field(value, 'checkid') !== undefined;
}

function isAggregate(value: JsonObject): boolean {
  return field(value, 'aggregatedstatus') !== undefined;
}

function isItem(value: unknown): value is JsonObject {
  return (
    isObject(value) &&
    (isCheck(value) ||
      isAggregate(value) ||
      (isObject(field(value, 'service')) &&
        Array.isArray(field(value, 'checks'))))
  );
}

function itemsOf(body: unknown): JsonObject[] | undefined {
  if (Array.isArray(body)) {
    return body.every(isItem) ? body : undefined;
  }
  if (isItem(body)) return [body];
  if (!isObject(body)) return undefined;
  const values = Object.values(body);
  return values.length > 0 && values.every(isItem) ? values : undefined;
}

function checksOf(item: JsonObject): HealthComponent[] {
  return componentsOf(isCheck(item) ? [item] : field(item, 'checks'));
}
