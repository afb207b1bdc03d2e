import { changeKindSchema } from '@backstage-guardrails/policy-model';
import { z } from 'zod';
import { evaluatedTypes } from './evaluatedTypes';

const changeSchema = z.looseObject({
  type: z.string(),
  kind: changeKindSchema.default('create'),
  address: z.string().optional(),
});

/** What of a sample decides whether the engine calls its rule; defaults are those of the test helpers. @internal */
export const askedSampleSchema = z.looseObject({
  changes: z.array(changeSchema).default([]),
  /** Takes the place of the subject that is made of `changes`. */
  subject: z
    .looseObject({
      type: z.enum(evaluatedTypes),
      changesByType: z.record(z.string(), z.array(changeSchema)).optional(),
      parameters: z.record(z.string(), z.unknown()).optional(),
      ref: z.string().optional(),
    })
    .optional(),
  findings: z
    .array(z.looseObject({ resource: z.string().default('') }))
    .default([]),
});
/** @internal */
export type AskedSample = z.infer<typeof askedSampleSchema>;
