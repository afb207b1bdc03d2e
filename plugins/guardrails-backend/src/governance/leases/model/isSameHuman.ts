/** An account on record, with the human behind it as known then. @internal */
export type KnownAccount = { person: string; human: string };

/**
 * Whether somebody on record is the human in question, as accounts were linked then and as they are now: linking
 * or unlinking them in between helps nobody.
 * @internal
 */
export function isSameHuman(options: {
  recorded: KnownAccount;
  /** Of the accounts on record, as known now. */
  identities: ReadonlyMap<string, string>;
  account: { person: string; humans: string[] };
}): boolean {
  const { recorded, identities, account } = options;
  const { person, human } = recorded;
  return (
    person === account.person ||
    account.humans.includes(human) ||
    account.humans.includes(identities.get(person) ?? person)
  );
}
