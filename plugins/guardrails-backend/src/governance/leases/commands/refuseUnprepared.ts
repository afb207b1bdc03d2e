import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessPreparation } from '@backstage-guardrails/plugin-guardrails-node';

/** Seconds until it is worth asking again. */
const AGAIN = 2;

/** @throws GuardrailsError `access-starting`, `access-unavailable` @internal */
export function refuseUnprepared(
  preparation: AccessPreparation | undefined,
): void {
  if (preparation === undefined || preparation.state === 'ready') return;
  const { state, text: message } = preparation;
  throw new GuardrailsError(
    state === 'starting'
      ? { code: 'access-starting', message, retryAfter: AGAIN }
      : { code: 'access-unavailable', message },
  );
}
