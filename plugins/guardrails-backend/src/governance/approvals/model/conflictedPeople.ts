import { personRef } from '../../../identity/people';
import type { KnownParticipant } from './rows';

/**
 * The humans behind everybody who had a part: as they were known when it was asked for, and as the catalog
 * knows them now, so that linking or unlinking accounts in between helps nobody.
 * @internal
 */
export function conflictedPeople(
  participants: KnownParticipant[],
  identities: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  return new Set(
    participants.flatMap(({ person, human }) => [
      personRef(person) ?? person,
      human ?? person,
      identities.get(person) ?? person,
    ]),
  );
}
