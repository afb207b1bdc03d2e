import type { ParameterSet } from '../parameters';
import type { Rule } from '../rule';
import type { EnforcementLevel, EnvironmentClass } from '../vocabulary';
import { isNew } from './isNew';
import { strictness } from './strictness';

/** What of a rule its level rests on. @public */
export type LeveledRule = Pick<Rule, 'id' | 'level' | 'adopted' | 'alwaysOn'>;

/** What of the parameters of a class levels rest on. @public */
export type LevelParameters = Pick<ParameterSet, 'rules' | 'newRules'>;

/** How strict a rule is in a class of environments, and what says so. @public */
export type RuleLevel = {
  /** What the rule's own metadata says. */
  own: EnforcementLevel;
} & (
  | {
      by: 'setting';
      level: EnforcementLevel | 'off';
      /** Why, where the parameters say so; of a rule that is off they always do. */
      reason?: string;
      /** Who answers for it, as with the reason. */
      owner?: string;
    }
  /** `newRules` of the parameters make it milder than it is by itself, until its level is set. */
  | { by: 'newRules'; level: EnforcementLevel; adoptedAfter: string }
  | { by: 'rule'; level: EnforcementLevel }
);

/**
 * How strict a rule is in an environment class: what the organisation's parameters set for it; else, where it is new,
 * no stricter than `newRules` say; else its own metadata. A class that none of them names is treated as strictly as can
 * be.
 *
 * A rule that others rest on (`alwaysOn`) is never new: every decision counts on it, so that a line about rules
 * to come must not lower it. Its own setting can, with a reason and an owner.
 * @public
 */
export function ruleLevelOf(options: {
  rule: LeveledRule;
  environmentClass: EnvironmentClass;
  parameters: LevelParameters;
}): RuleLevel {
  const { rule, environmentClass, parameters } = options;
  const own = ownLevel(rule.level, environmentClass);
  const setting = Object.hasOwn(parameters.rules, rule.id)
    ? parameters.rules[rule.id]
    : undefined;
  if (setting?.level !== undefined) {
    return { own, by: 'setting', ...setting, level: setting.level };
  }
  const { newRules } = parameters;
  return newRules &&
    rule.alwaysOn === undefined &&
    isNew(rule.adopted, newRules) &&
    strictness(newRules.level) < strictness(own)
    ? {
        own,
        by: 'newRules',
        level: newRules.level,
        adoptedAfter: newRules.adoptedAfter,
      }
    : { own, by: 'rule', level: own };
}

function ownLevel(
  level: Rule['level'],
  environmentClass: EnvironmentClass,
): EnforcementLevel {
  if (typeof level === 'string') return level;
  return level[environmentClass] ?? level.default ?? 'mandatory';
}
