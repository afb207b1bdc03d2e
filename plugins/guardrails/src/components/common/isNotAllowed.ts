import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

/** Whether the service says that this person may not see a page at all. @internal */
export function isNotAllowed(error: Error): boolean {
  return error instanceof GuardrailsError && error.statusCode === 403;
}
