import type { Human } from '../../../identity/people';
import { standingConsents } from './relations';
import type { Case } from './Case';
import { standingOf, type Standing } from './standingOf';

/** @internal */
export type Seated = { passkeys: 'enforced' | 'off' };

/** Where somebody stands with a request by their own membership, without anybody they stand in for. @internal */
export function seatOfOwn(
  found: Case,
  human: Human,
  { passkeys }: Seated,
): Standing {
  return standingOf({
    ...found,
    human,
    consents: standingConsents(found.around),
    delegations: [],
    passkeys,
  });
}
