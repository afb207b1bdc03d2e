import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../actors';

/**
 * What a person does as a person is done in their own session: no plugin in between, whatever it says of itself. It
 * asks nobody, so it holds while the catalog is down.
 * @throws GuardrailsError `humans-only`
 * @internal
 */
export function requireOwnSession({ actor }: Pick<Caller, 'actor'>): void {
  if (actor.kind === 'human' && actor.onBehalfOf === undefined) return;
  throw new GuardrailsError({
    code: 'humans-only',
    message:
      "Only a person in their own session can do this. Services and agents can't, and no one on behalf of another person.",
  });
}
