import { escapeForDisplay } from '@backstage-guardrails/display-text';
import {
  type EvidencePart,
  type Finding,
  type Input,
  levelOf,
  type ParameterSet,
  type Rule,
  type Skipped,
} from '@backstage-guardrails/policy-model';
import type { Sentences } from './sentences';

/**
 * One finding for each rule that needs a part of the evidence which could not be read. Every rule for this
 * kind of subject counts, called or not: what was skipped may be the very resource it is about.
 * @internal
 */
export function incompleteFindings(options: {
  input: Input;
  rules: Rule[];
  parameters: ParameterSet;
  sentences: Sentences;
}): Finding[] {
  const { input, rules, parameters, sentences } = options;
  if (input.skipped.length === 0) return [];
  const byPart = groupByPart(input.skipped);
  return rules
    .filter(rule => concerns(rule, input))
    .flatMap(rule =>
      [...byPart]
        .filter(([part]) => rule.evidence.includes(part))
        .map(([part, skipped]) => {
          const level = levelOf({
            rule,
            parameters,
            environmentClass: input.target.environmentClass,
          });
          return incomplete({ rule, part, skipped, level, sentences });
        }),
    );
}

function incomplete(options: {
  rule: Rule;
  part: EvidencePart;
  skipped: Skipped[];
  level: Finding['level'];
  sentences: Sentences;
}): Finding {
  const { rule, part, skipped, level } = options;
  const { unreadable } = options.sentences;
  const [first] = skipped;
  return {
    rule: rule.id,
    title: rule.title,
    level,
    disposition: level === 'advisory' ? 'warned' : 'enforced',
    severity: rule.severity,
    kind: 'incomplete',
    resource: '',
    path: '',
    expected: unreadable.expected,
    actual: { part, skipped: skipped.length, first: first.path },
    message: unreadable.message({
      title: rule.title,
      part,
      path: escapeForDisplay(first.path || '/'),
      code: escapeForDisplay(first.code),
      more: skipped.length - 1,
    }),
    fix: escapeForDisplay(first.message),
    remediation: [],
  };
}

function concerns(rule: Rule, input: Input): boolean {
  const type =
    rule.subject.type === 'configuration'
      ? 'infrastructure'
      : rule.subject.type;
  return type === input.subject.type;
}

function groupByPart(skipped: Skipped[]): Map<EvidencePart, Skipped[]> {
  const groups = new Map<EvidencePart, Skipped[]>();
  for (const item of skipped) {
    const group = groups.get(item.part);
    if (group) group.push(item);
    else groups.set(item.part, [item]);
  }
  return groups;
}
