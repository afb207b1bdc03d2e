import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

/** Whether an address names nothing: an id that cannot exist is as absent as one that does not. @internal */
export function isAbsent(error: Error): boolean {
  return (
    error instanceof GuardrailsError &&
    (error.statusCode === 404 || error.statusCode === 400)
  );
}
