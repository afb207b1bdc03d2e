import { z } from 'zod';
import { digestSchema } from '../brands';

/** @public */
export const moduleValueSchema = z.union([
  z.string().max(1000),
  z.number(),
  z.boolean(),
]);
/** A value of a module's variable that a range can be declared for. @public */
export type ModuleValue = z.infer<typeof moduleValueSchema>;

/**
 * What a plan was made from. It is there where an enforcement point of the operator's configuration made the plan
 * and the server found the run that it belongs to; what anybody else says about it is dropped.
 * @public
 */
export const madeFromSchema = z.strictObject({
  /** The enforcement point that says so: `plugin:scaffolder`. */
  by: z.string().max(400),
  /** The template as this run of it has it, not as the catalog has it by now; absent where it was not found. */
  template: z
    .strictObject({ ref: z.string().max(400), digest: digestSchema })
    .optional(),
  module: z.strictObject({
    id: z.string().max(100),
    digest: digestSchema,
    /** Only those that a pre-approval of the environment class names. */
    values: z.record(z.string().max(200), moduleValueSchema),
    /** Names of the other variables that were given a value, sorted. */
    withheld: z.array(z.string().max(200)),
  }),
});
/** @public */
export type MadeFrom = z.infer<typeof madeFromSchema>;
