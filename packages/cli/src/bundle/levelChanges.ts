import type { ChangedRule } from '@backstage-guardrails/policy-builder';
import {
  type EnforcementLevel,
  type EnvironmentClass,
  environmentClassSchema,
  type Rule,
  ruleLevelOf,
  strictness,
} from '@backstage-guardrails/policy-model';

/** A rule's own level in one class, where it moved. @internal */
export type LevelChange = {
  environmentClass: EnvironmentClass;
  before: EnforcementLevel;
  after: EnforcementLevel;
  direction: 'looser' | 'stricter';
};

/** Where the own level of a rule moved, as the engine reads levels: a class that is not named has the default. @internal */
export function levelChanges(rules: ChangedRule): LevelChange[] {
  return environmentClassSchema.options.flatMap(environmentClass => {
    const before = ownLevel(rules.before, environmentClass);
    const after = ownLevel(rules.after, environmentClass);
    const steps = strictness(after) - strictness(before);
    return steps === 0
      ? []
      : [
          {
            environmentClass,
            before,
            after,
            direction: steps > 0 ? 'stricter' : 'looser',
          },
        ];
  });
}

function ownLevel(
  rule: Rule,
  environmentClass: EnvironmentClass,
): EnforcementLevel {
  return ruleLevelOf({ rule, environmentClass, parameters: { rules: {} } }).own;
}
