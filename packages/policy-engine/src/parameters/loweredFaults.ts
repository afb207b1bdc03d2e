import {
  type EnvironmentClass,
  type ParameterSet,
  type Rule,
  ruleLevelOf,
  strictness,
} from '@backstage-guardrails/policy-model';

/**
 * Settings that lower a rule which others rest on, and do not say why and who answers for it: as quietly as that it
 * could be taken out of force as well as by being off.
 * @internal
 */
export function loweredFaults(options: {
  environmentClass: EnvironmentClass;
  parameters: ParameterSet;
  rules: Rule[];
}): string[] {
  const { rules, ...where } = options;
  return rules.flatMap(rule => {
    if (rule.alwaysOn === undefined) return [];
    const inForce = ruleLevelOf({ rule, ...where });
    const { own, level } = inForce;
    const isAnswered = inForce.by === 'setting' && inForce.owner !== undefined;
    return strictness(level) < strictness(own) && !isAnswered
      ? [
          `${rule.id}: lowers the rule from ${own} to ${level}. ${rule.alwaysOn} Add "reason" and "owner", or leave the level out`,
        ]
      : [];
  });
}
