import type {
  EnvironmentClass,
  Parameters,
  Rule,
  RuleOff,
} from '@backstage-guardrails/policy-model';

/** A rule that is not asked, why, and who answers for it. @public */
export type OffRule = {
  rule: Rule['id'];
  reason: RuleOff['reason'];
  owner: RuleOff['owner'];
};

/** The rules that parameters switch off in one class of environments, in the order of the rules. @public */
export function offRules(options: {
  rules: Rule[];
  parameters: Parameters;
  environmentClass: EnvironmentClass;
}): OffRule[] {
  const { rules, parameters, environmentClass } = options;
  const { rules: settings } = parameters[environmentClass];
  return rules.flatMap(({ id }) => {
    const setting = Object.hasOwn(settings, id) ? settings[id] : undefined;
    return setting?.level === 'off'
      ? [{ rule: id, reason: setting.reason, owner: setting.owner }]
      : [];
  });
}
