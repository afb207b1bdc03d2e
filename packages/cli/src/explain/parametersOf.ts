import {
  type EnvironmentClass,
  environmentClassSchema,
  type Json,
  type Parameters,
  type Rule,
} from '@backstage-guardrails/policy-model';

/** The values a rule reads, by name and environment class. @internal */
export function parametersOf(
  rule: Rule,
  parameters: Parameters,
): Record<string, Record<EnvironmentClass, Json>> {
  return Object.fromEntries(
    rule.parameters.map(name => [
      name,
      Object.fromEntries(
        environmentClassSchema.options.map(environmentClass => [
          environmentClass,
          parameters[environmentClass].values[name] ?? null,
        ]),
      ) as Record<EnvironmentClass, Json>,
    ]),
  );
}
