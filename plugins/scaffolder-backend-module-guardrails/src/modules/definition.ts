import { z } from 'zod';

/** What a variable of a module can hold. */
const variableSchema = z.strictObject({
  type: z.enum(['string', 'number', 'boolean', 'list', 'map']),
  description: z.string(),
  /** What Terraform takes where a form leaves it out; a preview cannot read it in the configuration. */
  default: z.json().optional(),
  /** Name of the form field that fills it, where it differs. */
  field: z.string().optional(),
});

/** The part of `module.yaml` that planning needs; `preview` belongs to the decision service. @public */
export const moduleDefinitionSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/),
  title: z.string(),
  description: z.string(),
  variables: z.record(
    z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/),
    variableSchema,
  ),
});
/** @public */
export type ModuleDefinition = z.infer<typeof moduleDefinitionSchema>;
