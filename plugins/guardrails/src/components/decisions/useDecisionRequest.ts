import type { DecisionFilter } from '@backstage-guardrails/plugin-guardrails-common';
import { outcomeSchema, type RuleId } from '@backstage-guardrails/policy-model';
import { useMemo } from 'react';

const HOUR = 3600 * 1000;

/** How far back the list goes, by the value in the address. @internal */
export const periods: Record<string, { title: string; milliseconds: number }> =
  {
    day: { title: 'Last 24 hours', milliseconds: 24 * HOUR },
    week: { title: 'Last 7 days', milliseconds: 7 * 24 * HOUR },
    month: { title: 'Last 30 days', milliseconds: 30 * 24 * HOUR },
  };

/** Reads the question of the decision list out of the address; what it does not understand is left out. @internal */
export function useDecisionRequest(params: URLSearchParams): {
  filter: DecisionFilter;
  limit: number;
  cursor?: string;
} {
  const query = params.toString();
  return useMemo(() => {
    const read = new URLSearchParams(query);
    const text = (name: string) => read.get(name)?.trim() || undefined;
    const outcome = read
      .getAll('outcome')
      .flatMap(value => value.split(','))
      .flatMap(value => outcomeSchema.safeParse(value).data ?? []);
    const period = periods[read.get('within') ?? ''];
    return {
      filter: {
        entity: text('entity'),
        actor: text('actor'),
        environment: text('environment'),
        rule: text('rule') as RuleId | undefined,
        checks: text('checks') === 'all' ? 'all' : 'notable',
        ...(outcome.length ? { outcome } : {}),
        ...(period
          ? { since: new Date(Date.now() - period.milliseconds).toISOString() }
          : {}),
      },
      limit: 25,
      cursor: text('cursor'),
    };
  }, [query]);
}
