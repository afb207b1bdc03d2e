import { z } from 'zod';
import { environmentClassSchema } from '../vocabulary';

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
});
/** @public */
export type Target = z.infer<typeof targetSchema>;
