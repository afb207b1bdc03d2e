import { z } from 'zod';
import { ruleFindingSchema } from './finding';
import type { Input } from './input';
import type { ResourceChange } from './input/subject/infrastructure';

/**
 * What the engine hands to Rego as `input`: the input itself, with the changes grouped by resource type,
 * and which rules to call. Wasm has no rule index, so the engine picks the rules by subject and resource type;
 * `data.guardrails.main` only calls what `dispatch` lists.
 * Parameters are `data.parameters[<environment class>]`.
 * @public
 */
export type EvaluationDocument = Omit<Input, 'subject'> & {
  /** For infrastructure `changes` is replaced by `changesByType`; rules take it from here. */
  subject: Record<string, unknown> & {
    type: Input['subject']['type'];
    changesByType?: Record<string, ResourceChange[]>;
  };
  /** Rule names in snake case by domain: `{"network": ["no_public_database"]}`. */
  dispatch: Record<string, string[]>;
};

/**
 * What `data.guardrails.main.result` returns. `version` and `judged` prove that Rego saw the input
 * and called every rule it was asked to; anything else is an error, never a pass.
 * @public
 */
export const evaluationResultSchema = z.strictObject({
  version: z.string(),
  /** How many rules were called. */
  judged: z.int(),
  /** `[domain, rule name in snake case, finding]`. */
  findings: z.array(z.tuple([z.string(), z.string(), ruleFindingSchema])),
});
/** @public */
export type EvaluationResult = z.infer<typeof evaluationResultSchema>;
