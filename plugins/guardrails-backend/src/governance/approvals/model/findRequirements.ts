import type { ApprovalRequirement } from '@backstage-guardrails/policy-model';
import type { Human } from '../../../identity/people/Human';
import { sameTeam } from './sameTeam';

/** Who was asked for what when the request was opened or escalated: fixed from then on. @internal */
export type RequestedApprover = {
  requirement: number;
  person: string;
  human: string;
};

/**
 * Requirements, by position, that somebody's membership counts for: asked at that time, and still a member.
 * Whoever joined since was not asked; whoever left since does not count.
 * @internal
 */
export function findRequirements(options: {
  /** Whose membership it is. */
  human: Human;
  /** Who decides upon it, where it is somebody who stands in: teams must differ for them as well. */
  decider?: Human;
  requirements: ApprovalRequirement[];
  asked: RequestedApprover[];
  escalated: number[];
  /** Needed where teams must differ. */
  requester?: Human;
}): number[] {
  const { human, requirements, asked, escalated, requester } = options;
  const { decider = human } = options;
  return requirements.flatMap((requirement, index) => {
    const { from, escalation, differentTeams } = requirement;
    const groups = escalated.includes(index)
      ? [...from, ...(escalation?.to ?? [])]
      : from;
    const wasAsked = asked.some(
      item => item.requirement === index && item.person === human.ref,
    );
    const belongs = groups.some(
      group => group === human.ref || human.groups.includes(group),
    );
    const apart =
      !differentTeams ||
      (requester !== undefined &&
        !sameTeam(human, requester) &&
        !sameTeam(decider, requester));
    return wasAsked && belongs && apart ? [index] : [];
  });
}
