import {
  type Finding,
  type Input,
  levelOf,
  type ParameterSet,
  type Rule,
} from '@backstage-guardrails/policy-model';
import { readsOf } from '../operation';
import { renderPath } from './renderPath';
import type { Sentences } from './sentences';

/**
 * One finding for each rule that reads a parameter of an operation which was withheld. Whatever such a rule
 * found or did not find, it judged a marker and not the value, so its silence is no pass. People can consent to
 * a value that an enforcement point sealed, so what would be denied needs approval. What only looks like a secret is
 * judged at the rule's own level: the requester chooses how a value looks.
 *
 * Inputs from before `withheld` was recorded have none and are judged as they were.
 * @internal
 */
export function withheldFindings(options: {
  input: Input;
  called: Rule[];
  parameters: ParameterSet;
  sentences: Sentences;
}): Finding[] {
  const { input, called, parameters, sentences } = options;
  const { subject } = input;
  if (subject.type !== 'operation' || !subject.withheld) return [];
  const withheld = subject.withheld.map(segmentsOf);
  const suspected = new Set(subject.suspected);
  return called.flatMap(rule => {
    const reads = readsOf(rule);
    const needed = withheld.filter(([name]) => reads?.includes(name) ?? true);
    if (needed.length === 0) return [];
    const { environmentClass } = input.target;
    const level = levelOf({ rule, parameters, environmentClass });
    const isSuspected = needed.some(path => suspected.has(pointerOf(path)));
    return [
      withheldFinding({
        rule,
        level,
        isSuspected,
        paths: needed.map(renderPath),
        sentences,
      }),
    ];
  });
}

function withheldFinding(options: {
  rule: Rule;
  level: Finding['level'];
  isSuspected: boolean;
  paths: string[];
  sentences: Sentences;
}): Finding {
  const { rule, paths, isSuspected } = options;
  const { withheld } = options.sentences;
  const level =
    options.level === 'mandatory' && !isSuspected ? 'approval' : options.level;
  return {
    rule: rule.id,
    title: rule.title,
    level,
    disposition: level === 'advisory' ? 'warned' : 'enforced',
    severity: rule.severity,
    kind: 'incomplete',
    resource: '',
    path: paths[0],
    expected: withheld.expected,
    actual: { withheld: paths },
    message: withheld.message({ title: rule.title, paths, isSuspected }),
    fix: withheld.fix({ isSuspected }),
    remediation: [],
  };
}

function pointerOf(segments: string[]): string {
  return segments
    .map(name => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function segmentsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
