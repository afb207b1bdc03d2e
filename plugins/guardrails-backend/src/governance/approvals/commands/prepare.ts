import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { type ApprovalRequirement } from '@backstage-guardrails/policy-model';
import type { People } from '../../../identity/people';
import type { NewApproval } from '../ApprovalService';
import { count } from '../model/count';
import { sanitizeText } from '../model/sanitizeText';
import type { KnownParticipant } from '../model/rows';
import type { NewRequestedApprover } from '../store/insertPeople';

type AskedPeople = Pick<People, 'identities' | 'members'>;

/** A request with everybody in it looked up: what is fixed from the moment it is opened. @internal */
export type PreparedApproval = {
  approval: NewApproval;
  requester: string;
  requirements: ApprovalRequirement[];
  participants: KnownParticipant[];
  asked: NewRequestedApprover[];
};

/**
 * Resolves the owner, whom to ask and who had a part. It asks the catalog, so it belongs before a transaction.
 * @throws GuardrailsError where nobody could ever decide it: better said now than after days of waiting
 * @internal
 */
export async function prepare(options: {
  approval: NewApproval;
  requester: string;
  people: AskedPeople;
}): Promise<PreparedApproval> {
  const { approval, requester, people } = options;
  const requirements = approval.requirements.map(requirement =>
    ownedRequirement(requirement, approval.target.owner),
  );
  const identities = await people.identities(
    approval.participants.map(({ person }) => person),
  );
  const participants = approval.participants.map(
    (participant): KnownParticipant => {
      const human = identities.get(participant.person);
      return human === undefined ? participant : { ...participant, human };
    },
  );
  const involved = new Set(participants.map(({ human }) => human));
  const asked: PreparedApproval['asked'] = [];
  for (const [index, { from }] of requirements.entries()) {
    asked.push(...(await findApprovers({ index, from, people, involved })));
  }
  refuseHopeless(requirements, asked);
  return {
    approval: {
      ...approval,
      title: escapeForDisplay(approval.title),
      ...(approval.reason !== undefined && {
        reason: sanitizeText(approval.reason),
      }),
    },
    requester,
    requirements,
    participants,
    asked,
  };
}

/** People of the groups, each once, without those who had a part. @internal */
export async function findApprovers(options: {
  index: number;
  from: string[];
  people: AskedPeople;
  involved: ReadonlySet<string | undefined>;
}): Promise<PreparedApproval['asked']> {
  const { index, from, people, involved } = options;
  const persons = new Set<string>();
  for (const ref of from) {
    for (const person of await people.members(ref)) persons.add(person);
  }
  const identities = await people.identities([...persons].sort());
  return [...identities]
    .filter(([, human]) => !involved.has(human))
    .map(([person, human]) => ({ requirement: index, person, human }));
}

function ownedRequirement(
  requirement: ApprovalRequirement,
  owner: string | undefined,
): ApprovalRequirement {
  const resolved = (refs: string[]) => [
    ...new Set(refs.flatMap(ref => (ref === 'owner' ? owner ?? [] : ref))),
  ];
  const { from, escalation } = requirement;
  return {
    ...requirement,
    from: resolved(from),
    ...(escalation && {
      escalation: { ...escalation, to: resolved(escalation.to) },
    }),
  };
}

function refuseHopeless(
  requirements: ApprovalRequirement[],
  asked: PreparedApproval['asked'],
): void {
  const positions = new Map<string, number[]>();
  for (const { human, requirement } of asked) {
    positions.set(human, [...(positions.get(human) ?? []), requirement]);
  }
  const everybody = [...positions.values()].map(known => ({
    requirements: known,
    belonging: { teams: [], groups: [] },
  }));
  const possible = count(requirements, everybody);
  const hopeless = requirements.find(
    ({ minimum, escalation }, index) =>
      possible.given[index] < minimum && !escalation,
  );
  if (requirements.length > 0 && !hopeless) return;
  throw new GuardrailsError({
    code: 'approval-needed',
    message: hopeless
      ? `No one can approve this: of ${
          hopeless.from.join(', ') || 'the target, which has no owner,'
        } too few people are independent of it (${
          hopeless.minimum
        } needed). Ask the owners of the policy parameters.`
      : 'No approvers are configured for this.',
  });
}
