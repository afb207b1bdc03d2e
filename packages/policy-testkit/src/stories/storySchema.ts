import {
  actionSchema,
  digestSchema,
  dispositionSchema,
  environmentClassSchema,
  exceptionInForceSchema,
  factSchema,
  obligationSchema,
  outcomeSchema,
  ruleIdSchema,
} from '@backstage-guardrails/policy-model';
import { z } from 'zod';

const values = z.record(z.string(), z.json());

/** One changed resource, in short; the plan around it is made by the testkit. @public */
export const storyChangeSchema = z.strictObject({
  type: z.string(),
  name: z.string().optional(),
  actions: z.array(z.string()).optional(),
  /** Values after, or before where it is deleted. */
  values,
  before: values.optional(),
  /** Attributes that are known only after apply. */
  unknown: z.array(z.string()).optional(),
});

const evidence = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('plan'),
    changes: z.array(storyChangeSchema),
    /** The plan's `configuration.root_module`. */
    configuration: values.optional(),
  }),
  z.strictObject({
    kind: z.literal('document'),
    format: z.string(),
    document: z.json(),
  }),
  z.strictObject({
    kind: z.literal('text'),
    format: z.string(),
    text: z.string(),
  }),
]);

/** A granted exception; the story's target and instant are what it is held against. @public */
export const storyExceptionSchema = z.strictObject({
  rule: ruleIdSchema,
  /** Digest of another revision of the rule than the one that judges. */
  revision: digestSchema.optional(),
  target: exceptionInForceSchema.shape.target,
  resources: exceptionInForceSchema.shape.resources,
  bounds: exceptionInForceSchema.shape.bounds,
  until: exceptionInForceSchema.shape.until,
});
/** @public */
export type StoryException = z.infer<typeof storyExceptionSchema>;

const expectation = z.union([
  z.strictObject({
    outcome: outcomeSchema,
    action: actionSchema.optional(),
    /** Findings that are there, as far as they are described. */
    findings: z
      .array(
        z.strictObject({
          rule: ruleIdSchema,
          resource: z.string().optional(),
          path: z.string().optional(),
          level: z.string().optional(),
          kind: z.enum(['violation', 'unknown', 'incomplete']).optional(),
          disposition: dispositionSchema.optional(),
        }),
      )
      .optional(),
    /** Rules that find nothing. */
    silent: z.array(ruleIdSchema).optional(),
    obligations: z.array(z.enum(kindsOf(obligationSchema))).optional(),
  }),
  z.strictObject({ error: z.string() }),
]);

/** One sentence, one piece of evidence, one expected verdict. @public */
export const storySchema = z.strictObject({
  says: z.string().min(20),
  evidence,
  target: z
    .strictObject({
      ref: z.string().optional(),
      environment: z.string().optional(),
      environmentClass: environmentClassSchema,
      owner: z.string().optional(),
    })
    .optional(),
  action: actionSchema.optional(),
  facts: z.record(z.string(), factSchema).optional(),
  /** Values that differ from the committed ones, in every environment class. */
  parameters: values.optional(),
  exceptions: z.array(storyExceptionSchema).optional(),
  expect: expectation,
});
/** @public */
export type Story = z.infer<typeof storySchema>;

function kindsOf(schema: typeof obligationSchema) {
  return schema.options.map(option => option.shape.kind.value);
}
