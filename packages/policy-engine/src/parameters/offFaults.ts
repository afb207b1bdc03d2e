import type { ParameterSet, Rule } from '@backstage-guardrails/policy-model';

/** Settings that switch off a rule which says that it may not be, with its reason. @internal */
export function offFaults(set: ParameterSet, rules: Rule[]): string[] {
  return rules.flatMap(({ id, alwaysOn }) => {
    const setting = Object.hasOwn(set.rules, id) ? set.rules[id] : undefined;
    return setting?.level === 'off' && alwaysOn !== undefined
      ? [`${id}: may not be off. ${alwaysOn}`]
      : [];
  });
}
