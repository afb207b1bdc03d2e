import { z } from 'zod';

const entityRef = z.string().max(400);

/** What a template says about the entity; where it came from and why is taken from the decision. @internal */
export const recordRequestSchema = z.strictObject({
  decision: z.uuid(),
  /** Id of the module; may be left out for an entity that exists. */
  module: z.string().max(63).optional(),
  /** May be left out for an entity that exists: it stays as it is. */
  entity: z
    .strictObject({
      title: z.string().max(200).optional(),
      description: z.string().max(2_000).optional(),
      type: z.string().min(1).max(63),
      owner: entityRef,
      system: entityRef.optional(),
      tags: z.array(z.string().max(63)).max(20).optional(),
      dependsOn: z.array(entityRef).max(50).optional(),
      links: z
        .array(
          z.strictObject({
            url: z.url({ protocol: /^https?$/ }),
            title: z.string().max(200).optional(),
          }),
        )
        .max(20)
        .optional(),
    })
    .optional(),
});
/** @internal */
export type RecordRequest = z.infer<typeof recordRequestSchema>;
