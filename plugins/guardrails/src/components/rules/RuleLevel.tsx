import type {
  EnvironmentClass,
  Rule,
} from '@backstage-guardrails/policy-model';
import { LevelLabel } from '@backstage-guardrails/plugin-guardrails-react';

/** How strict a rule is in an environment class, by its own metadata. @internal */
export function RuleLevel(props: {
  rule: Pick<Rule, 'level'>;
  environmentClass: EnvironmentClass;
}) {
  const { level } = props.rule;
  const here =
    typeof level === 'string'
      ? level
      : level[props.environmentClass] ?? level.default;
  return here ? <LevelLabel level={here} /> : <>not in force</>;
}
