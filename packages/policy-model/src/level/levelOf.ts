import type { EnforcementLevel, EnvironmentClass } from '../vocabulary';
import {
  type LeveledRule,
  type LevelParameters,
  ruleLevelOf,
} from './ruleLevelOf';

/**
 * The level at which a finding of a rule counts. A rule that is off is not asked, see `offRules` of the engine; should
 * something be found in its name, it counts as the rule's own metadata says.
 * @public
 */
export function levelOf(options: {
  rule: LeveledRule;
  environmentClass: EnvironmentClass;
  parameters: LevelParameters;
}): EnforcementLevel {
  const { level, own } = ruleLevelOf(options);
  return level === 'off' ? own : level;
}
