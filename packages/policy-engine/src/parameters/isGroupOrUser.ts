import { entityRefSchema } from '@backstage-guardrails/policy-model';

/** Whether it is the exact ref of a group or a user, and so can be equal to what a person is a member of. @internal */
export function isGroupOrUser(ref: string): boolean {
  return /^(group|user):/.test(ref) && entityRefSchema.safeParse(ref).success;
}
