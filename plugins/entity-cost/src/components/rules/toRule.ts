import {
  type AllocationRule,
  readRules,
  type RuleBody,
} from '@backstage-guardrails/plugin-entity-cost-common';

/** A rule as the service sends it. The service sends no other, so one that is none throws. @internal */
export function toRule(body: RuleBody): AllocationRule {
  const read = readRules([body]);
  if (!read.ok) throw new TypeError(read.problems[0].message);
  return read.rules[0];
}

/** A rule as the service takes it. @internal */
export function toBody(rule: AllocationRule): RuleBody {
  return {
    id: rule.id,
    conditions: rule.conditions.map(condition => ({
      kind: condition.kind,
      operator: condition.operator,
      ...('key' in condition && { key: condition.key }),
      ...('values' in condition && { values: [...condition.values] }),
    })),
    to:
      'entity' in rule.to
        ? { entity: rule.to.entity }
        : { tag: rule.to.tag, kinds: [...rule.to.kinds] },
  };
}
