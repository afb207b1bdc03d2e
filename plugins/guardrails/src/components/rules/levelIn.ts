import type { RulesResponse } from '@backstage-guardrails/plugin-guardrails-common';
import {
  type EnvironmentClass,
  type LeveledRule,
  type RuleLevel,
  ruleLevelOf,
} from '@backstage-guardrails/policy-model';

/** What the parameters in force say about how strict rules are. @internal */
export type Said = Pick<RulesResponse, 'settings' | 'newRules'>;

/** How strict a rule is in an environment class, as the service judges. @internal */
export function levelIn(options: {
  rule: LeveledRule;
  said: Said;
  environmentClass: EnvironmentClass;
}): RuleLevel {
  const { rule, said, environmentClass } = options;
  return ruleLevelOf({
    rule,
    environmentClass,
    parameters: {
      rules: said.settings?.[environmentClass] ?? {},
      newRules: said.newRules?.[environmentClass],
    },
  });
}
