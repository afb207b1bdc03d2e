import type { ParameterSet } from '../parameters';
import type { Rule } from '../rule';
import type { EnforcementLevel, EnvironmentClass } from '../vocabulary';

/**
 * The level of a rule in an environment class: what the organisation's parameters say, else the rule's own
 * metadata. A class that neither names is treated as strictly as can be. A rule that is off is not asked, see
 * `offRules` of the engine; should something be found in its name, it counts as if it were not off.
 * @public
 */
export function levelOf(options: {
  rule: Rule;
  environmentClass: EnvironmentClass;
  parameters: ParameterSet;
}): EnforcementLevel {
  const { rule, environmentClass, parameters } = options;
  const setting = Object.hasOwn(parameters.rules, rule.id)
    ? parameters.rules[rule.id].level
    : undefined;
  if (setting && setting !== 'off') return setting;
  if (typeof rule.level === 'string') return rule.level;
  return rule.level[environmentClass] ?? rule.level.default ?? 'mandatory';
}
