import { readChoice, readParam } from '@backstage-guardrails/components';
import type {
  Insights,
  InsightsRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { ruleIdSchema } from '@backstage-guardrails/policy-model';
import { readRef } from '../list/searchFilter';

const DAY = 24 * 3_600_000;
/** As many as the service answers. */
const MOST_DAYS = 366;

/** The values by which an address names a range. */
const rangeNames = ['7d', '30d', '90d'] as const;

/** The value by which an address says that it names the days. @internal */
export const CUSTOM_RANGE = 'custom';

/** Reads what is asked out of the address; what it does not understand is left out. @internal */
export function insightsRequest(params: URLSearchParams): InsightsRequest {
  return {
    ...readRange(params),
    owner: readRef(params, 'owner'),
    environment: readParam(params, 'environment'),
    rule: ruleIdSchema.safeParse(readParam(params, 'rule')).data,
  };
}

/** Days that are half chosen, or that the service would refuse, are no range yet. */
function readRange(params: URLSearchParams): InsightsRequest {
  if (params.get('range') !== CUSTOM_RANGE) {
    return { range: readChoice(params, 'range', rangeNames) ?? '30d' };
  }
  const from = readDay(params.get('from'));
  const to = readDay(params.get('to'));
  if (from === undefined || to === undefined || to < from) {
    return { range: '30d' };
  }
  const days = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  return days > MOST_DAYS ? { range: '30d' } : { from, to };
}

function readDay(text: string | null): string | undefined {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
    ? text
    : undefined;
}

/**
 * The filter of the list of decisions that shows what a number counts. The list also has what the person requested for
 * others, so it is narrowed to the team where there is only one.
 * @internal
 */
export function decisionsOf(
  { environment, rule, ...request }: InsightsRequest,
  { from, to, scope, teams }: Pick<Insights, 'from' | 'to' | 'scope' | 'teams'>,
  also: Record<string, string> = {},
): Record<string, string> {
  const only = scope === 'own' && teams.length === 1 ? teams[0] : undefined;
  const owner = request.owner ?? only?.owner;
  return {
    ...{ checks: 'all', within: 'custom', since: from, until: to },
    ...(owner !== undefined && { owner }),
    ...(environment !== undefined && { environment }),
    ...(rule !== undefined && { rule }),
    ...also,
  };
}
