import type { Json } from '@backstage-guardrails/policy-model';
import { z } from 'zod';

/** @internal */
export const sampleSchema = z.looseObject({
  changes: z.array(z.record(z.string(), z.json())).default([]),
  findings: z
    .array(
      z.looseObject({
        resource: z.string().default(''),
        path: z.array(z.union([z.string(), z.number()])).default([]),
        unknown: z.boolean().default(false),
      }),
    )
    .default([]),
});

/** What of a sample is read here; Rego reads the rest. @internal */
export type Sample = z.infer<typeof sampleSchema>;

/** @internal */
export type JsonObject = { [key: string]: Json };
