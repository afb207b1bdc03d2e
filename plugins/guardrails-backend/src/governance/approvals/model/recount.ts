import type { Human } from '../../../identity/people/Human';
import { count, type Count, type Countable } from './count';
import type { ApprovalRecord, ConsentRow } from './rows';
import { findRequirements, type RequestedApprover } from './findRequirements';

/** What a consent rests on. */
type Given = Pick<
  ConsentRow,
  'person' | 'human' | 'seat' | 'delegated_by' | 'means'
>;

type RecountQuestion = {
  record: ApprovalRecord;
  consents: Given[];
  /** Everybody who consented or was stood in for, as the catalog knows them now. */
  humans: ReadonlyMap<string, Human>;
  involved: ReadonlySet<string>;
  asked: RequestedApprover[];
  escalated: number[];
  requester?: Human;
  passkeys: 'enforced' | 'off';
};

/**
 * Counts what was given by what is true now: whoever left, turned out to have had a part, or is the same
 * human as somebody else by now, does not count any more. Nor does whoever was the same human when they were
 * asked or when they consented: accounts that stop being linked in between do not become two people.
 * @internal
 */
export function recount(question: RecountQuestion): Count {
  const counted = new Set<string>();
  const yes = question.consents.flatMap(consent => {
    const found = toCountable(question, consent);
    if (!found || found.humans.some(human => counted.has(human))) return [];
    found.humans.forEach(human => counted.add(human));
    return [found.countable];
  });
  return count(question.record.requirements, yes);
}

function toCountable(
  question: RecountQuestion,
  consent: Given,
): { humans: string[]; countable: Countable } | undefined {
  const { record, humans, involved, passkeys, requester } = question;
  const human = humans.get(consent.person);
  const member = humans.get(consent.delegated_by ?? consent.person);
  if (!human || !member) return undefined;
  if (involved.has(human.id) || involved.has(member.id)) return undefined;
  const requirements = findRequirements({
    ...question,
    human: member,
    decider: human,
    requester,
    requirements: record.requirements,
  }).filter(
    index =>
      record.requirements[index].consent !== 'passkey' ||
      consent.means === 'passkey' ||
      passkeys === 'off',
  );
  return {
    humans: [
      ...new Set(
        [human, member].flatMap(one => knownAs(one, question, consent)),
      ),
    ],
    countable: { requirements, belonging: joinBelonging(human, member) },
  };
}

/** Everybody that an account has been, as far as it is on record: when asked, when it consented, and now. */
function knownAs(
  { id, ref }: Human,
  { asked }: RecountQuestion,
  consent: Given,
): string[] {
  const before = asked.flatMap(({ person, human }) =>
    person === ref ? human : [],
  );
  return [id, consent.human, consent.seat, ...before];
}

/** The teams of whoever decides and of whom they stand in for. @internal */
export function joinBelonging(human: Human, member: Human) {
  return {
    teams: [...new Set([...human.teams, ...member.teams])].sort(),
    groups: [...new Set([...human.groups, ...member.groups])].sort(),
  };
}
