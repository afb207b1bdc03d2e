import type { ParameterSet } from '@backstage-guardrails/policy-model';
import { isGroupOrUser } from './isGroupOrUser';

/** Something to read: a reason of characters that show nothing is none. */
const READABLE = /[\p{L}\p{N}]/u;

/** Who answers for a level and why, where it is said and cannot be read or found. @internal */
export function answerFaults({ rules }: ParameterSet): string[] {
  return Object.entries(rules).flatMap(([id, { owner, reason }]) => [
    ...(owner !== undefined && !isGroupOrUser(owner)
      ? [
          `${id}.owner: write kind, namespace and name of a group or a user in small letters, such as group:default/platform`,
        ]
      : []),
    ...(reason !== undefined && !READABLE.test(reason)
      ? [`${id}.reason: say why the rule is off or lowered`]
      : []),
  ]);
}
