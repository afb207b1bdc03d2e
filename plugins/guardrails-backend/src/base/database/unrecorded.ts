import { storeRefusal } from '@backstage-guardrails/backend-http';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

/**
 * The refusal where a decision could not be put on record: nothing that is not on disk is answered.
 * @internal
 */
export function unrecorded(cause: unknown): GuardrailsError {
  if (cause instanceof GuardrailsError) return cause;
  return storeRefusal(cause)
    ? new GuardrailsError({
        code: 'store-refused',
        message:
          'The database takes no record of this decision, so none was made, and asking again will not help. The log of the service says what the database refused.',
        cause,
      })
    : new GuardrailsError({
        code: 'store-unavailable',
        message: 'The decision could not be recorded, so none was made.',
        cause,
      });
}
