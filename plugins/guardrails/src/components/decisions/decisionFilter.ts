import { readChoice, readParam } from '@backstage-guardrails/components';
import type { DecisionFilter } from '@backstage-guardrails/plugin-guardrails-common';
import { outcomeSchema, type RuleId } from '@backstage-guardrails/policy-model';

const HOUR = 3600 * 1000;

/** The values by which an address says how far back the list goes. @internal */
export const periodNames = ['day', 'week', 'month'] as const;

const milliseconds: Record<(typeof periodNames)[number], number> = {
  day: 24 * HOUR,
  week: 7 * 24 * HOUR,
  month: 30 * 24 * HOUR,
};

/** Names in the address that narrow the list, or widen it by checks. @internal */
export const decisionFilters = [
  'outcome',
  'environment',
  'within',
  'entity',
  'rule',
  'actor',
  'checks',
] as const;

/** Reads the filter of the list out of the address; what it does not understand is left out. @internal */
export function decisionFilter(params: URLSearchParams): DecisionFilter {
  const outcome = params
    .getAll('outcome')
    .flatMap(value => value.split(','))
    .flatMap(value => outcomeSchema.safeParse(value).data ?? []);
  const within = readChoice(params, 'within', periodNames);
  return {
    entity: readParam(params, 'entity'),
    actor: readParam(params, 'actor'),
    environment: readParam(params, 'environment'),
    rule: readParam(params, 'rule') as RuleId | undefined,
    checks: params.get('checks') === 'all' ? 'all' : 'notable',
    ...(outcome.length ? { outcome } : {}),
    ...(within && {
      since: new Date(Date.now() - milliseconds[within]).toISOString(),
    }),
  };
}
