import { readChoice, readParam } from '@backstage-guardrails/components';
import {
  enforcementLevelSchema,
  severitySchema,
  type Rule,
  type RuleLevel,
  type Severity,
} from '@backstage-guardrails/policy-model';
import { levelIn, type Said } from './levelIn';
import { matchesRule } from './matchesRule';

/** What the list of rules is narrowed by. */
type RuleFilter = {
  search?: string;
  severity?: Severity;
  /** In production. */
  level?: RuleLevel['level'];
};

/** Names in the address that narrow the list. @internal */
export const ruleFilters = ['search', 'severity', 'level'] as const;

/** How strict a rule can be in a class of environments, the strictest first. @internal */
export const ruleLevels: readonly RuleLevel['level'][] = [
  ...enforcementLevelSchema.options.toReversed(),
  'off',
];

/** Reads the filter out of the address; what it does not understand is left out. @internal */
export function ruleFilter(params: URLSearchParams): RuleFilter {
  return {
    search: readParam(params, 'search'),
    severity: readChoice(params, 'severity', severitySchema.options),
    level: readChoice(params, 'level', ruleLevels),
  };
}

/** Whether a rule is what the list is narrowed to. @internal */
export function isShown(
  rule: Rule,
  { said, filter }: { said: Said; filter: RuleFilter },
): boolean {
  const { search, severity, level } = filter;
  return (
    (severity === undefined || rule.severity === severity) &&
    (level === undefined || levelInProduction(rule, said) === level) &&
    (search === undefined || matchesRule(rule, search))
  );
}

function levelInProduction(rule: Rule, said: Said) {
  return levelIn({ rule, said, environmentClass: 'production' }).level;
}
