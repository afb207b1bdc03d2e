import { readChoice, readParam } from '@backstage-guardrails/components';
import type { ExceptionFilter } from '@backstage-guardrails/plugin-guardrails-common';
import { ruleIdSchema } from '@backstage-guardrails/policy-model';
import { exceptionStates } from './exceptionState';

/** Names in the address that narrow the list. @internal */
export const exceptionFilters = ['state', 'rule', 'entity', 'owner'] as const;

/** Reads the filter of the list out of the address; what it does not understand is left out. @internal */
export function exceptionFilter(params: URLSearchParams): ExceptionFilter {
  const state = readChoice(params, 'state', exceptionStates);
  return {
    rule: ruleIdSchema.safeParse(readParam(params, 'rule')).data,
    entity: readParam(params, 'entity'),
    owner: readParam(params, 'owner'),
    ...(state && { state: [state] }),
  };
}
