import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

/** @internal */
export function passkeyInvalid(message: string, cause?: unknown) {
  return new GuardrailsError({ code: 'passkey-invalid', message, cause });
}
