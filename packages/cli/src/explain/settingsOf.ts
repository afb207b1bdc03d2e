import {
  type EnvironmentClass,
  environmentClassSchema,
  type LeveledRule,
  type Parameters,
  type RuleLevel,
  ruleLevelOf,
} from '@backstage-guardrails/policy-model';

/** Levels that the rule has by the parameters, by class: those set for it, and those that it has because it is new. @internal */
export function settingsOf(
  rule: LeveledRule,
  parameters: Parameters,
): Partial<Record<EnvironmentClass, RuleLevel>> {
  return Object.fromEntries(
    environmentClassSchema.options.flatMap(environmentClass => {
      const level = ruleLevelOf({
        rule,
        environmentClass,
        parameters: parameters[environmentClass],
      });
      return level.by === 'rule' ? [] : [[environmentClass, level]];
    }),
  );
}
