import type {
  EnforcementLevel,
  Finding,
  Remediation,
  Rule,
  RuleFinding,
} from '@backstage-guardrails/policy-model';
import { fillTemplate, renderValue } from './fillTemplate';
import { renderPath } from './renderPath';

/**
 * What a rule found, as people and programs get to see it. A value that is known only after apply cannot be
 * denied for good reason nor allowed: it needs consent, and is judged again after apply.
 * @internal
 */
export function toFinding(options: {
  rule: Rule;
  finding: RuleFinding;
  level: EnforcementLevel;
  remediation: Remediation[];
}): Finding {
  const { rule, finding, remediation } = options;
  const path = renderPath(finding.path);
  const unknown = finding.unknown === true;
  const level =
    unknown && options.level === 'mandatory' ? 'approval' : options.level;
  return {
    rule: rule.id,
    title: rule.title,
    level,
    disposition: level === 'advisory' ? 'warned' : 'enforced',
    severity: rule.severity,
    kind: unknown ? 'unknown' : 'violation',
    resource: finding.resource,
    path,
    expected: finding.expected,
    actual: finding.actual,
    message: unknown
      ? notBeforeApply(rule, finding, path)
      : fillTemplate({ template: rule.message, finding, path }),
    fix: fillTemplate({ template: rule.fix, finding, path }),
    remediation,
  };
}

function notBeforeApply(rule: Rule, finding: RuleFinding, path: string) {
  const what = [path, renderValue(finding.resource)].filter(Boolean);
  return `${
    rule.title
  }: this cannot be judged before apply, because ${what.join(
    ' of ',
  )} is known only then.`;
}
