import type {
  EnforcementLevel,
  Finding,
  Remediation,
  Rule,
  RuleFinding,
} from '@backstage-guardrails/policy-model';
import { fillTemplate, renderValue } from './fillTemplate';
import { renderPath } from './renderPath';
import type { Sentences } from './sentences';

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
  sentences: Sentences;
}): Finding {
  const { rule, finding, remediation, sentences } = options;
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
    message: messageOf({ rule, finding, path, sentences }),
    fix: fixOf({ rule, finding, path, sentences }),
    remediation,
  };
}

function kindOf(finding: RuleFinding): Finding['kind'] {
  if (finding.absent !== undefined) return 'incomplete';
  return finding.unknown === true ? 'unknown' : 'violation';
}

type SentenceOptions = {
  rule: Rule;
  finding: RuleFinding;
  path: string;
  sentences: Sentences;
};

function messageOf({
  rule,
  finding,
  path,
  sentences,
}: SentenceOptions): string {
  const { title } = rule;
  if (finding.absent !== undefined) {
    const fact = renderValue(finding.absent, sentences);
    return sentences.factAbsent.message({ title, fact });
  }
  if (finding.unknown === true) {
    const resource =
      finding.resource && renderValue(finding.resource, sentences);
    return sentences.knownAfterApply({ title, path, resource });
  }
  return fillTemplate({ template: rule.message, finding, path, sentences });
}

function fixOf({ rule, finding, path, sentences }: SentenceOptions): string {
  const fix = fillTemplate({ template: rule.fix, finding, path, sentences });
  if (finding.absent === undefined) return fix;
  const fact = renderValue(finding.absent, sentences);
  return sentences.factAbsent.fix({ fact, fix });
}
