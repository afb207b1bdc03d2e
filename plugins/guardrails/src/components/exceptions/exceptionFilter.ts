import { readChoice, readParam } from '@backstage-guardrails/components';
import type { ExceptionFilter } from '@backstage-guardrails/plugin-guardrails-common';
import { ruleIdSchema } from '@backstage-guardrails/policy-model';
import { readRef, searchFilter, searchFilters } from '../list/searchFilter';
import { exceptionStates } from './exceptionState';

/** Names in the address that narrow the list. @internal */
export const exceptionFilters = [
  ...searchFilters,
  'state',
  'rule',
  'entity',
  'owner',
  'ends',
] as const;

/** Days that the list can be narrowed to, as the address has them. @internal */
export const endings = ['14', '30'] as const;

/** Reads the filter of the list out of the address; what it does not understand is left out. @internal */
export function exceptionFilter(params: URLSearchParams): ExceptionFilter {
  const state = readChoice(params, 'state', exceptionStates);
  const ends = readChoice(params, 'ends', endings);
  return {
    ...searchFilter(params),
    rule: ruleIdSchema.safeParse(readParam(params, 'rule')).data,
    entity: readRef(params, 'entity'),
    owner: readRef(params, 'owner'),
    ...(state && { state: [state] }),
    ...(ends && { endsWithin: Number(ends) }),
  };
}
