import { z } from 'zod';
import { actionSchema } from '../vocabulary';
import { actorSchema } from './actor';
import { factsSchema } from './facts';
import { skippedSchema, sourceSchema } from './source';
import { subjectSchema } from './subject';
import { targetSchema } from './target';
import { timeSchema } from './time';

/** Changes whenever the shape of {@link Input} changes incompatibly. @public */
export const INPUT_VERSION = 'guardrails/input/v1';

/** The normalised question put to policy. @public */
export const inputSchema = z.strictObject({
  version: z.literal(INPUT_VERSION),
  actor: actorSchema,
  action: actionSchema,
  target: targetSchema,
  subject: subjectSchema,
  source: sourceSchema,
  facts: factsSchema,
  time: timeSchema,
  skipped: z.array(skippedSchema),
});
/** @public */
export type Input = z.infer<typeof inputSchema>;
