import {
  createRuleDigest,
  type Rule,
} from '@backstage-guardrails/policy-model';
import { regoName } from '../dispatch';
import { sha256 } from './sha256';

type Subject = Rule['subject'];

/** The faces of the rules of the test bundle. */
export const testRules: Rule[] = [
  rule('network/no-public-thing', {
    title: 'A thing is not public',
    message: '{resource} of {owner} has {path} = {actual}, not {expected}',
    level: { default: 'mandatory', sandbox: 'advisory' },
    severity: 'critical',
    parameters: ['public'],
    evidence: ['resources'],
    subject: infrastructure('test_thing'),
  }),
  rule('placement/small-things', {
    title: 'Things are small',
    message: '{resource} is {actual}',
    level: 'approval',
    severity: 'low',
    subject: infrastructure('test_th*'),
  }),
  rule('test/misbehaves', {
    title: 'Trouble is made on demand',
    message: 'Trouble',
    level: 'mandatory',
    severity: 'medium',
    evidence: ['configuration'],
    subject: infrastructure('test_trouble'),
  }),
];

function infrastructure(type: string): Subject {
  return {
    type: 'infrastructure',
    types: [type],
    changes: ['create', 'update'],
  };
}

function rule(
  id: string,
  face: Pick<Rule, 'title' | 'message' | 'level' | 'severity' | 'subject'> &
    Partial<Rule>,
): Rule {
  return withDigest({
    id: id as Rule['id'],
    description: 'Why it exists.',
    fix: 'Change {path}.',
    objective: 'test',
    evidence: [],
    facts: [],
    parameters: [],
    author: 'platform',
    adopted: '2026-01-01',
    review: '2027-01-01',
    documentation: 'docs/none.md',
    references: [],
    digest: sha256(id),
    ...face,
  });
}

/** Rego that stands for the source of a rule, by its path in a bundle. */
export function sourceOf({ id }: Pick<Rule, 'id'>): Record<string, string> {
  const name = regoName(id).join('.').replaceAll('-', '_');
  return {
    [`/guardrails/rules/${id}.rego`]: `package guardrails.rules.${name}\n`,
  };
}

/** The rule with the digest that its source makes. */
export function withDigest(unsigned: Rule): Rule {
  const sources = { files: sourceOf(unsigned), data: {} };
  const digest = createRuleDigest({ sources, hash: sha256 })(unsigned);
  return { ...unsigned, digest: digest ?? unsigned.digest };
}
