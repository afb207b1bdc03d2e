import { readChoice, readParam } from '@backstage-guardrails/components';
import type { WhatIfFilter } from '@backstage-guardrails/plugin-guardrails-common';
import { ruleIdSchema } from '@backstage-guardrails/policy-model';
import { readRef } from '../list/searchFilter';
import { resultKinds } from './whatIfState';

/** The value by which an address names decisions that have no team, or no target. @internal */
export const NONE = 'none';

/** Names in the address that narrow the list. @internal */
export const resultFilters = ['result', 'rule', 'team', 'target'] as const;

/** Reads the filter of the list out of the address; what it does not understand is left out. @internal */
export function resultFilter(params: URLSearchParams): WhatIfFilter {
  const result = readChoice(params, 'result', resultKinds);
  return {
    ...(result && { result: [result] }),
    rule: ruleIdSchema.safeParse(readParam(params, 'rule')).data,
    team: readRefOrNone(params, 'team'),
    target: readRefOrNone(params, 'target'),
  };
}

function readRefOrNone(
  params: URLSearchParams,
  name: string,
): string | undefined {
  return params.get(name) === NONE ? NONE : readRef(params, name);
}
