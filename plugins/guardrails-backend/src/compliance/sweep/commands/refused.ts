import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

/** Nothing that an exception could be requested on. @internal */
export function refused(message: string): GuardrailsError {
  return new GuardrailsError({ code: 'exception-invalid', message });
}
