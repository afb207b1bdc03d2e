import {
  GuardrailsError,
  grantUsePermission,
} from '@backstage-guardrails/plugin-guardrails-common';
import { readSchedule, type Caller } from '../../../identity/actors';
import type { DriftDeps } from '../DriftDeps';

/**
 * An enforcement point that acts by itself.
 * @throws GuardrailsError `not-enforcement-point`
 * @internal
 */
export async function requirePoint(
  deps: Pick<DriftDeps, 'access' | 'enforcementPoints'>,
  caller: Caller,
): Promise<void> {
  await deps.access.require(grantUsePermission, caller.credentials);
  if (readSchedule(caller, deps.enforcementPoints) !== undefined) return;
  throw new GuardrailsError({
    code: 'not-enforcement-point',
    message:
      'Only an enforcement point (guardrails.access.enforcementPoints) can check targets for drift, with its own credentials.',
  });
}
