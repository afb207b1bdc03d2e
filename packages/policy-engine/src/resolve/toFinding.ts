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
 * What a rule found, as people and programs get to see it. What is known only after apply, or a fact that is
 * absent, can neither be denied for good reason nor allowed: it needs consent.
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
  const kind = kindOf(finding);
  const level =
    kind !== 'violation' && options.level === 'mandatory'
      ? 'approval'
      : options.level;
  return {
    rule: rule.id,
    title: rule.title,
    level,
    disposition: level === 'advisory' ? 'warned' : 'enforced',
    severity: rule.severity,
    kind,
    resource: finding.resource,
    path,
    expected: finding.expected,
    actual: finding.actual,
    message: messageOf(rule, finding, path),
    fix: fillTemplate({ template: rule.fix, finding, path }),
    remediation,
  };
}

function kindOf(finding: RuleFinding): Finding['kind'] {
  if (finding.absent !== undefined) return 'incomplete';
  return finding.unknown === true ? 'unknown' : 'violation';
}

function messageOf(rule: Rule, finding: RuleFinding, path: string): string {
  if (finding.absent !== undefined) {
    return `${
      rule.title
    }: this cannot be judged, because the fact ${renderValue(
      finding.absent,
    )} is not known here.`;
  }
  if (finding.unknown === true) {
    const what = [path, renderValue(finding.resource)].filter(Boolean);
    return `${
      rule.title
    }: this cannot be judged before apply, because ${what.join(
      ' of ',
    )} is known only then.`;
  }
  return fillTemplate({ template: rule.message, finding, path });
}
