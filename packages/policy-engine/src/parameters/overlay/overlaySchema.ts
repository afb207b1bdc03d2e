import {
  newRulesSchema,
  PARAMETERS_VERSION,
  parameterSetSchema,
} from '@backstage-guardrails/policy-model';
import { z } from 'zod';

const overlaySetSchema = parameterSetSchema.partial();

/** A parameters file: of what it leaves out the shipped one holds. @internal */
export const overlaySchema = z.strictObject({
  version: z.literal(PARAMETERS_VERSION),
  /** For each class that has none of its own. */
  newRules: newRulesSchema.optional(),
  sandbox: overlaySetSchema.optional(),
  development: overlaySetSchema.optional(),
  staging: overlaySetSchema.optional(),
  production: overlaySetSchema.optional(),
});
/** @internal */
export type Overlay = z.infer<typeof overlaySchema>;
/** @internal */
export type OverlaySet = z.infer<typeof overlaySetSchema>;
