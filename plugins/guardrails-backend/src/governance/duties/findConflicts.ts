import type {
  Duty,
  Participant,
} from '@backstage-guardrails/plugin-guardrails-common';

/** Two duties that one human must not hold in one change. @internal */
export type DutyConflict = [Duty, Duty];

/** One human who holds both duties of a conflicting pair. */
type HeldConflict = {
  human: string;
  /** Accounts that the human came through, sorted. */
  accounts: string[];
  duties: DutyConflict;
};

/**
 * Who among those who took part in one change holds duties that must be apart. Accounts count as the humans
 * behind them: an account that `identities` does not know stands for itself.
 * @internal
 */
export function findConflicts(options: {
  participants: Participant[];
  conflicts: DutyConflict[];
  /** The human behind each account, as `People.identities` answers. */
  identities: ReadonlyMap<string, string>;
}): HeldConflict[] {
  const { participants, conflicts, identities } = options;
  const held = new Map<string, Participant[]>();
  for (const participant of participants) {
    const human = identities.get(participant.person) ?? participant.person;
    held.set(human, [...(held.get(human) ?? []), participant]);
  }
  return [...held].flatMap(([human, parts]) => {
    const holds = (duty: Duty) => parts.some(part => part.duty === duty);
    return conflicts
      .filter(([one, other]) => holds(one) && holds(other))
      .map(duties => ({
        human,
        accounts: [
          ...new Set(
            parts
              .filter(part => duties.includes(part.duty))
              .map(part => part.person),
          ),
        ].sort(),
        duties,
      }));
  });
}
