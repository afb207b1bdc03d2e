import type {
  EnvironmentClass,
  Rule,
} from '@backstage-guardrails/policy-model';
import type { RulesResponse } from '@backstage-guardrails/plugin-guardrails-common';
import { LevelLabel } from '@backstage-guardrails/plugin-guardrails-react';

/** How strict a rule is in an environment class: as the parameters say, else by its own metadata. @internal */
export function RuleLevel(props: {
  rule: Pick<Rule, 'id' | 'level'>;
  settings: RulesResponse['settings'];
  environmentClass: EnvironmentClass;
}) {
  const { rule, settings, environmentClass } = props;
  const set = settings?.[environmentClass]?.[rule.id]?.level;
  if (set === 'off') return <>off</>;
  const { level } = rule;
  const own =
    typeof level === 'string'
      ? level
      : level[environmentClass] ?? level.default ?? 'mandatory';
  return <LevelLabel level={set ?? own} />;
}
