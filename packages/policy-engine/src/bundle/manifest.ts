import {
  namespaceSchema,
  ruleSchema,
} from '@backstage-guardrails/policy-model';
import { z } from 'zod';

/** What of an OPA bundle's `.manifest` is read. OPA itself adds fields; those are ignored. @internal */
export const manifestSchema = z.looseObject({
  revision: z.string().min(1).max(200),
  roots: z.array(z.string()),
  rego_version: z.int().optional(),
  metadata: z.looseObject({
    rules: z.array(ruleSchema).min(1),
    guardrails: z.looseObject({
      version: z.string(),
      /** Of an organisation's own bundle, which judges beside the shipped one. */
      namespace: namespaceSchema.optional(),
    }),
  }),
});
