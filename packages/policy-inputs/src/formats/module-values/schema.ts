import { z } from 'zod';

/** What a registered module says about itself (`module.yaml`), as far as a prediction needs it. */
const moduleSchema = z.looseObject({
  id: z.string().min(1),
  variables: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      /** What the module takes where the form leaves the value out. */
      default: z.json().optional(),
    }),
  ),
  preview: z.strictObject({
    resources: z.array(
      z.strictObject({
        address: z.string().min(1),
        type: z.string().min(1),
        provider: z.string().min(1),
        after: z.record(z.string(), z.json()),
        /** Attributes and blocks that the module leaves out and the provider fills in: known only after apply, as in the plan. */
        computed: z.array(z.string().min(1)).optional(),
        /** What the module's provider is configured with, where the resource has no region of its own. */
        region: z.string().optional(),
      }),
    ),
  }),
});

/** A registered module with the values of a form. @internal */
export const moduleValuesSchema = z.strictObject({
  module: moduleSchema,
  values: z.record(z.string(), z.json()),
});
/** @internal */
export type ModuleValues = z.infer<typeof moduleValuesSchema>;
