import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

/** Whether there is nothing, or nothing that this person may read: the service does not tell the two apart. @internal */
export function isNotFound(error: Error): boolean {
  return error instanceof GuardrailsError && error.statusCode === 404;
}
