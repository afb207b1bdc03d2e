import { ruleIdSchema } from '@backstage-guardrails/policy-model';
import { z } from 'zod';

const reason = z.string().min(20);

/** How one upstream rule relates to ours. @public */
export const mappedRuleSchema = z.union([
  z.strictObject({
    upstream: z.string(),
    /** Rules of ours that state the same requirement: any of them denies where upstream denies. */
    ours: z.array(ruleIdSchema).min(1),
    /** Values of ours that upstream sets otherwise. */
    parameters: z.record(z.string(), z.json()).optional(),
    /** Single cases that test something else than the requirement. */
    except: z
      .array(z.strictObject({ cases: z.array(z.string()).min(1), reason }))
      .optional(),
  }),
  z.strictObject({ upstream: z.string(), reason }),
]);
/** @public */
export type MappedRule = z.infer<typeof mappedRuleSchema>;

/** A row where a vendor's reference shows upstream wrong. @public */
export const knownWrongSchema = z.strictObject({
  upstream: z.string(),
  case: z.string(),
  reference: z.url(),
  reason,
});

/** @public */
export const mappingSchema = z.strictObject({
  version: z.literal('guardrails/corpus-mapping/v1'),
  rules: z.array(mappedRuleSchema),
  upstreamWrong: z.array(knownWrongSchema).max(10),
});
/** @public */
export type Mapping = z.infer<typeof mappingSchema>;
