import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../actors';

/** Whether a person acts in their own session: no plugin in between, whatever it says of itself. @internal */
export function isOwnSession({ actor }: Pick<Caller, 'actor'>): boolean {
  return actor.kind === 'human' && actor.onBehalfOf === undefined;
}

/**
 * What a person does as a person is done in their own session: no plugin in between, whatever it says of itself. It
 * asks nobody, so it holds while the catalog is down.
 * @throws GuardrailsError `humans-only`
 * @internal
 */
export function requireOwnSession(caller: Pick<Caller, 'actor'>): void {
  if (isOwnSession(caller)) return;
  throw new GuardrailsError({
    code: 'humans-only',
    message:
      "Only a person in their own session can do this. Services and agents can't, and no one on behalf of another person.",
  });
}
