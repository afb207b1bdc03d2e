import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

/** The same words, whether there is none or it is not the caller's to see. @internal */
export function notFound(id: string): GuardrailsError {
  return new GuardrailsError({
    code: 'not-found',
    message: `Exception ${id} not found, or you don't have access.`,
  });
}
