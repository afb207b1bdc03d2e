import {
  endOfDay,
  readChoice,
  readParam,
  startOfDay,
} from '@backstage-guardrails/components';
import {
  type DecisionFilter,
  runStates,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  outcomeSchema,
  ruleIdSchema,
} from '@backstage-guardrails/policy-model';
import { readRef, searchFilter, searchFilters } from '../list/searchFilter';

const HOUR = 3600 * 1000;

/** The values by which an address says how far back the list goes. @internal */
export const periodNames = ['day', 'week', 'month'] as const;

/** The value by which an address says that it names the first day and the last. @internal */
export const CUSTOM_PERIOD = 'custom';

const milliseconds: Record<(typeof periodNames)[number], number> = {
  day: 24 * HOUR,
  week: 7 * 24 * HOUR,
  month: 30 * 24 * HOUR,
};

/** Names in the address that narrow the list, or widen it by checks. @internal */
export const decisionFilters = [
  ...searchFilters,
  'outcome',
  'state',
  'environment',
  'within',
  'since',
  'until',
  'entity',
  'rule',
  'actor',
  'owner',
  'checks',
] as const;

/** Reads the filter of the list out of the address; what it does not understand is left out. @internal */
export function decisionFilter(params: URLSearchParams): DecisionFilter {
  const outcome = params
    .getAll('outcome')
    .flatMap(value => value.split(','))
    .flatMap(value => outcomeSchema.safeParse(value).data ?? []);
  const state = readChoice(params, 'state', runStates);
  return {
    ...searchFilter(params),
    entity: readRef(params, 'entity'),
    owner: readRef(params, 'owner'),
    actor: readParam(params, 'actor'),
    environment: readParam(params, 'environment'),
    rule: ruleIdSchema.safeParse(readParam(params, 'rule')).data,
    checks: params.get('checks') === 'all' ? 'all' : 'notable',
    ...(outcome.length ? { outcome } : {}),
    ...(state && { state: [state] }),
    ...readPeriod(params),
  };
}

function readPeriod(
  params: URLSearchParams,
): Pick<DecisionFilter, 'since' | 'until'> {
  const within = readChoice(params, 'within', periodNames);
  if (within) {
    return { since: new Date(Date.now() - milliseconds[within]).toISOString() };
  }
  if (params.get('within') !== CUSTOM_PERIOD) return {};
  const since = startOfDay(readParam(params, 'since') ?? '');
  const until = endOfDay(readParam(params, 'until') ?? '');
  // A range that ends before it begins would be refused; the days are put in order while they are chosen.
  return since !== undefined && until !== undefined && until < since
    ? { since }
    : { since, until };
}
