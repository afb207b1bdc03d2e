import type { Human } from '../../../identity/people/Human';
import { activeConsents } from './relations';
import type { ApprovalContext } from './ApprovalContext';
import {
  checkEligibility,
  type ActiveDelegation,
  type ApproverEligibility,
} from './checkEligibility';

/** @internal */
export type PasskeyPolicy = { passkeys: 'enforced' | 'off' };

/** Whether a person can decide a request that is loaded, by themselves or for those they stand in for. @internal */
export function checkApprover(
  found: ApprovalContext,
  options: PasskeyPolicy & { human: Human; delegations: ActiveDelegation[] },
): ApproverEligibility {
  return checkEligibility({
    ...found,
    ...options,
    consents: activeConsents(found.relations),
  });
}

/** The same by their own membership alone. @internal */
export function checkOwnEligibility(
  found: ApprovalContext,
  human: Human,
  { passkeys }: PasskeyPolicy,
): ApproverEligibility {
  return checkApprover(found, { human, delegations: [], passkeys });
}
