import type {
  AllocationRule,
  Condition,
  RuleTarget,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Translate } from '../../translation';

/** What a rule asks for, in a sentence; texts of the rule stay as they are. @internal */
export function describeConditions(options: {
  conditions: AllocationRule['conditions'];
  t: Translate;
  language: string;
}): string {
  const { conditions, t, language } = options;
  if (!conditions.length) return t('rules.condition.none');
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(
    conditions.map(condition => describeCondition({ condition, t, language })),
  );
}

function describeCondition(options: {
  condition: Condition;
  t: Translate;
  language: string;
}): string {
  const { condition, t, language } = options;
  const of =
    condition.kind === 'tag' || condition.kind === 'cost-category'
      ? t(`rules.of.${condition.kind}`, { key: condition.key })
      : t(`rules.of.${condition.kind}`);
  switch (condition.operator) {
    case 'exists':
    case 'not-exists':
      return t(`rules.is.${condition.operator}`, { of });
    case 'in':
    case 'not-in':
    case 'starts-with':
      return t(`rules.is.${condition.operator}`, {
        of,
        values: listed({ values: condition.values, t, language }),
      });
    default:
      throw new TypeError(`Not a condition: ${condition satisfies never}`);
  }
}

/** A rule may list a thousand values; a sentence takes a few. */
const SHOWN = 4;

function listed(options: {
  values: readonly string[];
  t: Translate;
  language: string;
}): string {
  const { values, t, language } = options;
  const more = values.length - SHOWN;
  return new Intl.ListFormat(language, { type: 'disjunction' }).format([
    ...values.slice(0, SHOWN),
    ...(more > 0 ? [t('rules.more', { count: more })] : []),
  ]);
}

/** Whose the cost is by a rule. @internal */
export function describeTarget(options: {
  to: RuleTarget;
  t: Translate;
  language: string;
}): string {
  const { to, t, language } = options;
  if ('entity' in to) return to.entity;
  return t('rules.target.tag', {
    tag: to.tag,
    kinds: new Intl.ListFormat(language, { type: 'disjunction' }).format(
      to.kinds,
    ),
  });
}
