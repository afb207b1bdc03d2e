import { z } from 'zod';

/** A row of `resource_changes`, as far as what stands can be read from it; the rest is the plan reader's. @internal */
export const standingRowSchema = z.looseObject({
  change: z.looseObject({
    actions: z.array(z.string()),
    before: z.record(z.string(), z.unknown()).nullish(),
    before_sensitive: z.unknown().optional(),
  }),
});
