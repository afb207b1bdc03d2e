import type {
  ExceptionFilter,
  ExceptionState,
} from '@backstage-guardrails/plugin-guardrails-common';
import { ruleIdSchema } from '@backstage-guardrails/policy-model';
import { useMemo } from 'react';
import { exceptionStates } from './exceptionWords';

/** Reads the question of the list out of the address; what it does not understand is left out. @internal */
export function useExceptionRequest(params: URLSearchParams): {
  filter: ExceptionFilter;
  limit: number;
  cursor?: string;
} {
  const query = params.toString();
  return useMemo(() => {
    const read = new URLSearchParams(query);
    const text = (name: string) => read.get(name)?.trim() || undefined;
    const state = text('state');
    return {
      filter: {
        rule: ruleIdSchema.safeParse(text('rule')).data,
        entity: text('entity'),
        owner: text('owner'),
        ...(state && state in exceptionStates
          ? { state: [state as ExceptionState] }
          : {}),
      },
      limit: 25,
      cursor: text('cursor'),
    };
  }, [query]);
}
