import {
  type EnforcementLevel,
  type EnvironmentClass,
  environmentClassSchema,
  type Parameters,
  type Rule,
  ruleLevelOf,
  strictness,
} from '@backstage-guardrails/policy-model';
import { offRules, type OffRule } from './offRules';

/** Where something is so. @public */
export type InClass = { environmentClass: EnvironmentClass };

/** A rule whose level the parameters set below its own. @public */
export type LoweredRule = InClass & {
  rule: Rule['id'];
  own: EnforcementLevel;
  level: EnforcementLevel;
  reason?: string;
  owner?: string;
};

/** A rule that is below its own level because it is new. @public */
export type NewRule = InClass & {
  rule: Rule['id'];
  own: EnforcementLevel;
  level: EnforcementLevel;
  adopted: string;
};

/** @public */
export type LoosenedRules = {
  off: (InClass & OffRule)[];
  lowered: LoweredRule[];
  newRules: NewRule[];
};

/**
 * Rules that parameters hold below their own level, class by class, and what says so: what an operator, a page and the
 * ledger have to name beside the rules in force.
 * @public
 */
export function loosenedRules(options: {
  rules: Rule[];
  parameters: Parameters;
}): LoosenedRules {
  const { rules, parameters } = options;
  const loosened: LoosenedRules = { off: [], lowered: [], newRules: [] };
  for (const environmentClass of environmentClassSchema.options) {
    const set = parameters[environmentClass];
    loosened.off.push(
      ...offRules({ rules, parameters, environmentClass }).map(rule => ({
        environmentClass,
        ...rule,
      })),
    );
    for (const rule of rules) {
      const inForce = ruleLevelOf({ rule, environmentClass, parameters: set });
      const { own, level, by } = inForce;
      if (level === 'off' || strictness(level) >= strictness(own)) continue;
      const found = { environmentClass, rule: rule.id, own, level };
      if (by === 'newRules') {
        loosened.newRules.push({ ...found, adopted: rule.adopted });
      } else {
        const { reason, owner } = set.rules[rule.id];
        loosened.lowered.push({
          ...found,
          ...(reason !== undefined && { reason }),
          ...(owner !== undefined && { owner }),
        });
      }
    }
  }
  return loosened;
}
