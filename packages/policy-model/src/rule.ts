import { z } from 'zod';
import { digestSchema, ruleIdSchema } from './brands';
import { evidencePartSchema } from './input/source';
import { changeKindSchema } from './input/subject/infrastructure';
import {
  enforcementLevelSchema,
  environmentClassSchema,
  severitySchema,
} from './vocabulary';

/**
 * What a rule must see at once. A big plan is judged in slices, so that memory does not grow with it, and only
 * a rule that says so is content with less than the whole.
 *
 * - `change`: judges each change by itself, by its values, the target and the facts; it sees some of the changes of
 *   its types, and neither drift nor configuration. It may look each up in its `companions`: where the plan has one, it
 *   sees as much as with `types`.
 * - `types`: all changes of its types and of its `companions` together; neither drift nor configuration.
 * - `touched`: of what exists and its `changes` name, all of its types together, and of `companions` the texts at the top
 *   of their values, such as ids and names; neither drift nor configuration.
 * - `outline`: all changes without their values, and drift and configuration.
 * - `configuration`: drift and configuration, no change.
 * - `plan`: everything. So it is where a rule does not say.
 * @public
 */
export const sightSchema = z.enum([
  'change',
  'types',
  'touched',
  'outline',
  'configuration',
  'plan',
]);
/** @public */
export type Sight = z.infer<typeof sightSchema>;

/**
 * The face of a rule, read from the METADATA block above its package.
 *
 * `message` is a template over the finding: `{resource}`, `{path}`, `{actual}`, `{expected}` and
 * `{<key>}` of the finding's `values`. It is filled after evaluation, never in Rego.
 * @public
 */
export const ruleSchema = z.strictObject({
  id: ruleIdSchema,
  /** What must be true, as a plain sentence without a full stop: `Databases must not be reachable from the internet`. */
  title: z.string(),
  /** Why it exists: the threat or business outcome, in one or two sentences. */
  description: z.string(),
  message: z.string(),
  /** What to change, where no remediation was computed: `Set "publicly_accessible" to false.` */
  fix: z.string(),
  severity: severitySchema,
  /** The level per environment class; `default` where a class is not named. */
  level: z.union([
    enforcementLevelSchema,
    z.partialRecord(
      z.enum([...environmentClassSchema.options, 'default']),
      enforcementLevelSchema,
    ),
  ]),
  /** Why parameters may not switch it off, as a sentence; without it they may. */
  alwaysOn: z.string().min(1).optional(),
  objective: z.string(),
  /**
   * What it looks at. The engine calls a rule only where one of its resource types is changed in one
   * of its ways. `types` are exact, or end in `*`; `changes` default to create, update, replace and deferred. A type with
   * the asterisk inside calls it for nothing: beside one that ends in `*` it says what of that the rule looks at.
   */
  subject: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('infrastructure'),
      types: z.array(z.string()).min(1),
      changes: z.array(changeKindSchema).min(1),
      sees: sightSchema.exclude(['configuration']).optional(),
      /** Types it looks things up in beside its own, exact or ending in `*`; for `change`, `types` and `touched`. */
      companions: z.array(z.string()).optional(),
    }),
    /** Rules about the evidence as a whole: providers, modules, provisioners. */
    z.strictObject({
      type: z.literal('configuration'),
      sees: sightSchema
        .extract(['configuration', 'outline', 'plan'])
        .optional(),
    }),
    z.strictObject({
      type: z.literal('operation'),
      /**
       * Names of the parameters it reads; it is shown no others. Where one of them is withheld, it cannot judge and
       * the operation needs approval. Absent: it reads all of them.
       */
      reads: z.array(z.string()).optional(),
    }),
    z.strictObject({
      type: z.literal('entity'),
      /** Kinds of entities it is called for, such as `Component`; case does not count. Absent: all. */
      kinds: z.array(z.string().min(1)).min(1).optional(),
    }),
    z.strictObject({
      type: z.enum(['workload', 'pipeline', 'flow', 'access']),
    }),
  ]),
  /** Parts of the evidence without which it cannot judge; it denies where one was skipped. */
  evidence: z.array(evidencePartSchema),
  /** Facts it reads. */
  facts: z.array(z.string()),
  /** Parameters it reads. */
  parameters: z.array(z.string()),
  author: z.string(),
  adopted: z.iso.date(),
  review: z.iso.date(),
  /** Path of its page below `policies/`. */
  documentation: z.string(),
  references: z.array(z.string()),
  /**
   * Digest of what decides: the rule's Rego without comments, the helpers it refers to, level, subject, evidence,
   * facts and parameters. A changed rule has another one, so that fingerprints and exceptions notice; a reworded one
   * has not. See {@link createRuleDigest}.
   */
  digest: digestSchema,
});
/** @public */
export type Rule = z.infer<typeof ruleSchema>;
