import { verdictSchema } from '@backstage-guardrails/policy-model';
import { z } from 'zod';

const keptSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('kept'), value: z.json() }),
  z.object({
    status: z.literal('erased'),
    erasedAt: z.string().max(40).optional(),
    erasedBy: z.string().max(400),
  }),
]);

/**
 * What a server answers about a decision, checked as far as this program reads it. The documents in it are judged
 * by their digests, which the verdict names.
 * @internal
 */
export const materialSchema = z.object({
  decision: z.string().max(100),
  engine: z.object({ name: z.string(), version: z.string() }),
  verdict: verdictSchema,
  bundle: z.object({
    status: z.enum(['kept', 'erased']),
    erasedBy: z.string().max(400).optional(),
  }),
  input: keptSchema,
  parameters: keptSchema,
  snapshot: keptSchema,
});
/** @internal */
export type Material = z.infer<typeof materialSchema>;
