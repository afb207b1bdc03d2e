import {
  GuardrailsError,
  grantUsePermission,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessControl } from '../../../identity/access';
import {
  readEnforcementPoint,
  readSchedule,
  type Caller,
} from '../../../identity/actors';

/** Who may use grants. @internal */
export type GrantAccess = {
  access: Pick<AccessControl, 'require'>;
  enforcementPoints: string[];
};

/**
 * The enforcement point that calls on behalf of a person, or by itself: then what it redeems can only be the end of a
 * sandbox.
 * @throws GuardrailsError `not-enforcement-point`
 * @internal
 */
export async function requireEnforcementPoint(
  deps: GrantAccess,
  caller: Caller,
): Promise<string> {
  await deps.access.require(grantUsePermission, caller.credentials);
  const { enforcementPoints } = deps;
  const point =
    readEnforcementPoint(caller, enforcementPoints) ??
    readSchedule(caller, enforcementPoints);
  if (point !== undefined) return point;
  throw new GuardrailsError({
    code: 'not-enforcement-point',
    message:
      'Grants are for the configured enforcement points (guardrails.access.enforcementPoints), on behalf of the person who requested the decision and started the task in their own session. Agents get none: start the template yourself.',
  });
}
