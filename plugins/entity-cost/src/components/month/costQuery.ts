import { readChoice, readParam } from '@backstage-guardrails/components';
import type {
  CostGrouping,
  CostListQuery,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { readSelection } from '../selection/readSelection';

/** What costs are grouped by, in the order it is offered. @internal */
export const groupings = [
  'owner',
  'cost-center',
  'environment',
  'service',
  'system',
  'entity',
] as const satisfies readonly CostGrouping[];

/** Names in the address that narrow the list. @internal */
export const costFilters = [
  'owner',
  'costCenter',
  'environment',
  'service',
  'system',
  'search',
] as const;

/** @internal */
export const orders = ['amount', 'change', 'name'] as const;

/** A list of costs as the address asks for it. @internal */
type CostQuery = CostListQuery & {
  groupBy: CostGrouping;
  sort?: (typeof orders)[number];
};

/** Reads a list of costs out of the address; what it does not understand is left out. @internal */
export function costQuery(params: URLSearchParams): CostQuery {
  const terms = (name: string) => {
    const value = readParam(params, name);
    return value === undefined ? undefined : [value];
  };
  return {
    ...readSelection(params),
    groupBy: readChoice(params, 'by', groupings) ?? 'owner',
    sort: readChoice(params, 'sort', orders),
    owner: terms('owner'),
    costCenter: terms('costCenter'),
    environment: terms('environment'),
    service: terms('service'),
    system: terms('system'),
    entity: terms('entity'),
    search: readParam(params, 'search'),
  };
}
