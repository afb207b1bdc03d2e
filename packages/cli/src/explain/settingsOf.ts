import {
  type EnvironmentClass,
  environmentClassSchema,
  type Parameters,
  type Rule,
  type RuleSetting,
} from '@backstage-guardrails/policy-model';

/** The settings of a rule in the parameters, by class, as far as they say a level. @internal */
export function settingsOf(
  { id }: Pick<Rule, 'id'>,
  parameters: Parameters,
): Partial<Record<EnvironmentClass, RuleSetting>> {
  return Object.fromEntries(
    environmentClassSchema.options.flatMap(name => {
      const { rules } = parameters[name];
      const setting = Object.hasOwn(rules, id) ? rules[id] : undefined;
      return setting?.level === undefined ? [] : [[name, setting]];
    }),
  );
}
