import { z } from 'zod';
import { digestSchema } from '@backstage-guardrails/policy-model';

/** How far a plan came. `unknown`: an apply was begun and nobody can say how it ended. */
const progressSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('planned') }),
  z.strictObject({
    status: z.literal('applying'),
    grant: z.string().optional(),
    process: z.strictObject({ pid: z.int(), startedAt: z.string() }).optional(),
  }),
  z.strictObject({
    status: z.enum(['applied', 'failed', 'unknown']),
    grant: z.string().optional(),
  }),
]);

/** @internal */
export const planRecordSchema = z.strictObject({
  version: z.literal(1),
  task: z.string(),
  /** The task that this one continues. */
  resumes: z.string().optional(),
  initiator: z.string(),
  module: z.strictObject({ id: z.string(), digest: digestSchema }),
  target: z.strictObject({ ref: z.string(), environment: z.string() }),
  owner: z.string().optional(),
  destroy: z.boolean(),
  /** The plan is a recorded one of a demonstration. */
  recorded: z.literal(true).optional(),
  /** What the state has that is to be removed; absent where there is no state. */
  state: z
    .array(
      z.strictObject({ address: z.string(), provider: z.string().optional() }),
    )
    .optional(),
  /** The decision about the configuration, whose check goes on until the plan has its own. */
  check: z.string().optional(),
  lifetime: z
    .strictObject({ hours: z.int().optional(), owner: z.string() })
    .optional(),
  /** Why the requester wants it. */
  reason: z.string().optional(),
  values: z.record(z.string(), z.json()),
  /** Names of the variables that came from secrets, with the seals of their values. */
  secrets: z.record(z.string(), z.string()).optional(),
  /** Digest of the plan file's bytes. */
  plan: digestSchema,
  /** Digest of configuration, lock file, tool and CLI configuration. */
  workspace: digestSchema,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** The newest decision that was asked for this plan. */
  decision: z.string().optional(),
  progress: progressSchema,
});
/** What is known about one private plan. @internal */
export type PlanRecord = z.infer<typeof planRecordSchema>;
