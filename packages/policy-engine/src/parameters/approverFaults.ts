import type {
  ApprovalRequirement,
  ParameterSet,
} from '@backstage-guardrails/policy-model';
import { isGroupOrUser } from './isGroupOrUser';

/**
 * Approvers that the catalog cannot have: only the exact ref of a group or a user is ever equal to what a person is a
 * member of, so another one leaves a requirement that can never be met.
 * @internal
 */
export function approverFaults(set: ParameterSet): string[] {
  const { approvers, exceptionApprovers } = set;
  return Object.entries({ approvers, exceptionApprovers }).flatMap(
    ([place, requirements]) =>
      requirements.flatMap((requirement, index) =>
        refsOf(requirement)
          .filter(([, ref]) => ref !== 'owner' && !isGroupOrUser(ref))
          .map(([at, ref]) => `${place}.${index}.${at}: ${describe(ref)}`),
      ),
  );
}

/** Each ref, with where it is. */
function refsOf({ from, escalation }: ApprovalRequirement) {
  return [
    ...from.map((ref, index) => [`from.${index}`, ref]),
    ...(escalation?.to ?? []).map((ref, index) => [
      `escalation.to.${index}`,
      ref,
    ]),
  ];
}

function describe(ref: string): string {
  return `${JSON.stringify(
    ref,
  )} is no ref of a group or a user; write owner, or kind, namespace and name in small letters, such as ${
    suggested(ref) ?? 'group:default/platform'
  }`;
}

/** What was meant, where kind, namespace or small letters are all that is missing. */
function suggested(ref: string): string | undefined {
  const [, kind = 'group', namespace = 'default', name] =
    /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/.exec(ref.trim().toLowerCase()) ??
    [];
  const full = `${kind}:${namespace}/${name}`;
  return name !== undefined && isGroupOrUser(full) ? full : undefined;
}
