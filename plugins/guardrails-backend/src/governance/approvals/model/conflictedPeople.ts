import type { KnownParticipant } from './rows';

/**
 * The humans behind everybody who had a part: as they were known when it was asked for, and as the catalog
 * knows them now, so that linking or unlinking accounts in between helps nobody.
 * @internal
 */
export function conflictedPeople(options: {
  participants: KnownParticipant[];
  /** Of their accounts, as known now. */
  identities: ReadonlyMap<string, string>;
  /** The one spelling of an account; nothing where the text is none. */
  spell: (account: string) => string | undefined;
}): ReadonlySet<string> {
  const { participants, identities, spell } = options;
  return new Set(
    participants.flatMap(({ person, human }) => [
      spell(person) ?? person,
      human ?? person,
      identities.get(person) ?? person,
    ]),
  );
}
