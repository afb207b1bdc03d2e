import type {
  AllocationRule,
  Condition,
} from '@backstage-guardrails/plugin-entity-cost-common';

/** @internal */
export const conditionKinds = [
  'tag',
  'cost-category',
  'provider',
  'service',
  'sub-account',
  'resource',
] as const satisfies readonly Condition['kind'][];

/** @internal */
export const operators = [
  'in',
  'not-in',
  'starts-with',
  'exists',
  'not-exists',
] as const satisfies readonly Condition['operator'][];

/** A condition while it is written. @internal */
export type ConditionForm = {
  kind: Condition['kind'];
  key: string;
  operator: Condition['operator'];
  /** One a line. */
  values: string;
};

/** A rule while it is written. @internal */
export type RuleForm = {
  id: string;
  conditions: ConditionForm[];
  target: 'entity' | 'tag';
  entity: string;
  tag: string;
  /** Separated by commas. */
  kinds: string;
};

/** @internal */
export const emptyCondition: ConditionForm = {
  kind: 'tag',
  key: '',
  operator: 'in',
  values: '',
};

/** @internal */
export const emptyRule: RuleForm = {
  id: '',
  conditions: [emptyCondition],
  target: 'entity',
  entity: '',
  tag: '',
  kinds: 'component, resource',
};

/** @internal */
export function formOf(rule: AllocationRule): RuleForm {
  const { id, conditions, to } = rule;
  return {
    ...emptyRule,
    id,
    conditions: conditions.map(condition => ({
      kind: condition.kind,
      key: hasKey(condition) ? condition.key : '',
      operator: condition.operator,
      values: hasValues(condition) ? condition.values.join('\n') : '',
    })),
    ...('entity' in to
      ? { target: 'entity', entity: to.entity }
      : { target: 'tag', tag: to.tag, kinds: to.kinds.join(', ') }),
  };
}

/** The rule as it was written; whether it is one, `readRules` says. @internal */
export function writtenRule(form: RuleForm): object {
  return {
    id: form.id.trim(),
    conditions: form.conditions.map(({ kind, key, operator, values }) => ({
      kind,
      operator,
      ...(takesKey(kind) && { key: key.trim() }),
      ...(takesValues(operator) && { values: lines(values) }),
    })),
    to:
      form.target === 'entity'
        ? { entity: form.entity.trim() }
        : {
            tag: form.tag.trim(),
            kinds: form.kinds
              .split(',')
              .map(kind => kind.trim())
              .filter(Boolean),
          },
  };
}

/** @internal */
export function takesKey(kind: Condition['kind']): boolean {
  return kind === 'tag' || kind === 'cost-category';
}

/** @internal */
export function takesValues(operator: Condition['operator']): boolean {
  return operator !== 'exists' && operator !== 'not-exists';
}

function hasKey(
  condition: Condition,
): condition is Extract<Condition, { key: string }> {
  return 'key' in condition;
}

function hasValues(
  condition: Condition,
): condition is Extract<Condition, { values: readonly string[] }> {
  return 'values' in condition;
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
}
