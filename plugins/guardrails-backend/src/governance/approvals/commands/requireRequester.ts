import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';

/** The requester is a person who answers for it, so that they can be kept from deciding. @internal */
export function requireRequester({ actor }: Caller): void {
  if (actor.kind === 'human') return;
  throw new GuardrailsError({
    code: 'humans-only',
    message:
      actor.kind === 'service'
        ? 'A service cannot request approval, because it is not known who must not approve. Request it on behalf of the person whose change it is.'
        : 'An agent cannot request approval on behalf of a person, and its changes are not applied. Start the template yourself.',
  });
}
