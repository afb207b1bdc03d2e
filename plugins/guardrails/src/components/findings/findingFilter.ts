import { readChoice, readParam } from '@backstage-guardrails/components';
import type {
  FindingFilter,
  FindingGrouping,
  FindingSummaryRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  enforcementLevelSchema,
  ruleIdSchema,
} from '@backstage-guardrails/policy-model';
import { readRef } from '../list/searchFilter';
import { findingStates } from './findingState';

/** So many that the findings below are still seen, and so many as the service answers. */
const FIRST_GROUPS = 5;
const ALL_GROUPS = 200;

/** Names in the address that narrow the list. @internal */
export const findingFilters = [
  'state',
  'owner',
  'system',
  'environment',
  'rule',
  'level',
  'entity',
] as const;

/** The strictest first. @internal */
export const findingLevels = enforcementLevelSchema.options.toReversed();

/** What the page can count by. @internal */
export const groupings: FindingGrouping[] = [
  'owner',
  'system',
  'environment',
  'class',
  'rule',
];

/** Reads the filter of the list out of the address; what it does not understand is left out. @internal */
export function findingFilter(params: URLSearchParams): FindingFilter {
  const choices = [...findingStates, 'all'] as const;
  const state = readChoice(params, 'state', choices);
  return {
    ...placeFilter(params),
    entity: readRef(params, 'entity'),
    level: readChoice(params, 'level', findingLevels),
    // All that is there and accepted by nobody, unless the address says otherwise.
    ...(state !== 'all' && {
      state: state === undefined ? ['open', 'not-confirmed'] : [state],
    }),
  };
}

/** The same for the counts above it. @internal */
export function summaryRequest(params: URLSearchParams): FindingSummaryRequest {
  return {
    ...placeFilter(params),
    groupBy: readChoice(params, 'by', groupings) ?? 'owner',
    sort: readChoice(params, 'sort', ['open', 'worse'] as const) ?? 'open',
    limit: params.get('groups') === 'all' ? ALL_GROUPS : FIRST_GROUPS,
  };
}

function placeFilter(params: URLSearchParams) {
  return {
    owner: readRef(params, 'owner'),
    system: readRef(params, 'system'),
    environment: readParam(params, 'environment'),
    rule: ruleIdSchema.safeParse(readParam(params, 'rule')).data,
  };
}
