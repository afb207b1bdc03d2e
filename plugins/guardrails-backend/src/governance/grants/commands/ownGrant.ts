import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import type { GrantRow } from '../model/rows';
import type { GrantStore } from '../store/GrantStore';
import {
  requireEnforcementPoint,
  type GrantAccess,
} from './requireEnforcementPoint';

/**
 * A grant that this enforcement point made for this person.
 * @throws GuardrailsError `not-enforcement-point`, `not-found`
 * @internal
 */
export async function ownGrant(
  deps: GrantAccess & { store: Pick<GrantStore, 'get'> },
  caller: Caller,
  id: string,
): Promise<GrantRow> {
  const enforcementPoint = await requireEnforcementPoint(deps, caller);
  const grant = await deps.store.get(id);
  if (
    grant?.principal !== caller.principal ||
    grant.enforcement_point !== enforcementPoint
  ) {
    throw new GuardrailsError({
      code: 'not-found',
      message: `Grant ${id} not found, or you don't have access.`,
    });
  }
  return grant;
}
