import { environmentClassSchema } from '@backstage-guardrails/policy-model';
import { z } from 'zod';

/** What the rule ids of an organisation begin with. @internal */
export const namespaceSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,30}$/, {
    error:
      'must be 2 to 31 lower-case letters, digits and hyphens, such as acme',
  })
  // Said of the shipped bundle, in lists of bundles and in Rego.
  .refine(name => name !== 'shipped' && name !== 'guardrails', {
    error: 'must be the name of your organisation',
  });

const parameterSchema = z.strictObject({
  /** JSON Schema of one value. */
  schema: z.looseObject({
    description: z.string().min(1),
  }),
  /** The value per environment class; `default` where a class is not named. */
  values: z
    .partialRecord(
      z.enum([...environmentClassSchema.options, 'default']),
      z.json(),
    )
    .refine(values => values.default !== undefined, {
      error: 'needs a "default"',
    }),
});

/** The file `guardrails.json` of a folder with an organisation's own rules. @internal */
export const ownRulesSchema = z
  .strictObject({
    $schema: z.string().optional(),
    namespace: namespaceSchema,
    version: z.string().regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, {
      error: 'is three numbers with points, such as 1.0.0',
    }),
    parameters: z.record(z.string(), parameterSchema).default({}),
  })
  .superRefine(({ namespace, parameters }, context) => {
    const allowed = new RegExp(`^${namespace}/[A-Za-z][A-Za-z0-9]*$`);
    for (const name of Object.keys(parameters)) {
      if (allowed.test(name)) continue;
      context.addIssue({
        code: 'custom',
        path: ['parameters', name],
        message: `must be ${namespace}/ and letters and digits, so that no later version has a parameter of this name`,
      });
    }
  });
/** @internal */
export type OwnRules = z.infer<typeof ownRulesSchema>;
