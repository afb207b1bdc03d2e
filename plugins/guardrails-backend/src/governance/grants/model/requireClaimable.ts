import {
  GuardrailsError,
  type TargetClaim,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';

/** A claim is for the target that was decided on, and a removal leaves nothing behind. @internal */
export function requireClaimable(
  decision: Decision,
  { destroy }: TargetClaim,
): { ref: string; environment: string; owner?: string } {
  const { ref, environment, owner } = decision.target;
  if (ref === undefined || environment === undefined) {
    throw new GuardrailsError({
      code: 'bad-request',
      message:
        'The decision names no entity or no environment, so there is no target to claim.',
      path: '/claim',
    });
  }
  const { create = 0, update = 0, replace = 0 } = decision.changes;
  if (destroy && create + update + replace > 0) {
    throw new GuardrailsError({
      code: 'bad-request',
      message:
        'The decision does not remove the target: something of it stays.',
      path: '/claim/destroy',
    });
  }
  return { ref, environment, owner };
}
