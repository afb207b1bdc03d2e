import { z } from 'zod';

/**
 * Whose consent a class of environments asks for. Several requirements hold at once, and one human counts
 * once over all of them.
 * @public
 */
export const approvalRequirementSchema = z.strictObject({
  /** Entity refs of groups, any of whose members can consent; `owner` stands for the target's owner. */
  from: z.array(z.string().max(400)).min(1),
  minimum: z.int().positive(),
  /** `passkey`: each consent is a signature over the fingerprint; a session alone is not enough. */
  consent: z.enum(['session', 'passkey']).optional(),
  /** No two who consent belong to the same team, nor to a team of the requester. */
  differentTeams: z.boolean().optional(),
  /** Where nobody decided after so many minutes, these groups are asked as well. */
  escalation: z
    .strictObject({
      afterMinutes: z.int().positive(),
      to: z.array(z.string().max(400)).min(1),
    })
    .optional(),
});
/** @public */
export type ApprovalRequirement = z.infer<typeof approvalRequirementSchema>;
