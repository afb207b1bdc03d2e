import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { ActionError, type ActionErrorCode } from './ActionError';

/** Refusals of the decision service that a person meets as refusals of the template. */
const codes: Record<string, ActionErrorCode> = {
  'target-not-owned': 'owner-refused',
  'target-claimed': 'target-claimed',
  'target-state': 'target-conflict',
  'environment-differs': 'target-conflict',
};

/** The same refusal with a code that survives in the log of the task. @internal */
export function toActionError(error: unknown): unknown {
  if (!(error instanceof GuardrailsError)) return error;
  const code = Object.hasOwn(codes, error.code) ? codes[error.code] : undefined;
  return code === undefined
    ? error
    : new ActionError(code, error.message, error);
}
