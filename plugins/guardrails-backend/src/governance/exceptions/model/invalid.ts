import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

/** @internal */
export function invalid(message: string, path?: string): GuardrailsError {
  return new GuardrailsError({ code: 'exception-invalid', message, path });
}
