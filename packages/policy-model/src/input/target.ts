import { z } from 'zod';
import { environmentClassSchema } from '../vocabulary';

/**
 * That the target ends by itself: how many hours after it is made, whose it is, and what happens to it then. An approval
 * of the change that makes it covers all three.
 * @public
 */
export const lifetimeSchema = z.strictObject({
  hours: z.int().min(1).max(8_760),
  /** Entity ref of the team that answers for it. */
  owner: z.string().max(400),
  end: z.literal('destroy'),
});
/** @public */
export type Lifetime = z.infer<typeof lifetimeSchema>;

/**
 * What is to be changed. `environmentClass` and `account` come from the operator's configuration;
 * an environment that is not configured there is production.
 * @public
 */
export const targetSchema = z.strictObject({
  /** Entity ref of the resource, component or system, where there is one. */
  ref: z.string().max(400).optional(),
  environment: z.string().max(200).optional(),
  environmentClass: environmentClassSchema,
  account: z.string().max(200).optional(),
  system: z.string().max(400).optional(),
  owner: z.string().max(400).optional(),
  /** Absent where it stays until a person removes it. */
  lifetime: lifetimeSchema.optional(),
});
/** @public */
export type Target = z.infer<typeof targetSchema>;
