import type { Human } from '../../../identity/people';
import { standingConsents } from './relations';
import type { ApprovalContext } from './ApprovalContext';
import { standingOf, type Standing } from './standingOf';

/** @internal */
export type Seated = { passkeys: 'enforced' | 'off' };

/** Where somebody stands with a request by their own membership, without anybody they stand in for. @internal */
export function seatOfOwn(
  found: ApprovalContext,
  human: Human,
  { passkeys }: Seated,
): Standing {
  return standingOf({
    ...found,
    human,
    consents: standingConsents(found.relations),
    delegations: [],
    passkeys,
  });
}
