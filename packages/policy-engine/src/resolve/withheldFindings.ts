import type {
  Finding,
  Input,
  ParameterSet,
  Rule,
} from '@backstage-guardrails/policy-model';
import { readsOf } from '../operation';
import { levelOf } from './levelOf';
import { renderPath } from './renderPath';

/**
 * One finding for each rule that reads a parameter of an operation which was withheld. Whatever such a rule
 * found or did not find, it judged a marker and not the value, so its silence is no pass. People can consent to
 * that value, which is sealed, so what would be denied needs approval.
 *
 * Inputs from before `withheld` was recorded have none and are judged as they were.
 * @internal
 */
export function withheldFindings(options: {
  input: Input;
  called: Rule[];
  parameters: ParameterSet;
}): Finding[] {
  const { input, called, parameters } = options;
  const { subject } = input;
  if (subject.type !== 'operation' || !subject.withheld) return [];
  const withheld = subject.withheld.map(segmentsOf);
  return called.flatMap(rule => {
    const reads = readsOf(rule);
    const needed = withheld.filter(([name]) => reads?.includes(name) ?? true);
    if (needed.length === 0) return [];
    const { environmentClass } = input.target;
    const level = levelOf({ rule, parameters, environmentClass });
    return [withheldFinding({ rule, level, paths: needed.map(renderPath) })];
  });
}

function withheldFinding(options: {
  rule: Rule;
  level: Finding['level'];
  paths: string[];
}): Finding {
  const { rule, paths } = options;
  const level = options.level === 'mandatory' ? 'approval' : options.level;
  return {
    rule: rule.id,
    title: rule.title,
    level,
    disposition: level === 'advisory' ? 'warned' : 'enforced',
    severity: rule.severity,
    kind: 'incomplete',
    resource: '',
    path: paths[0],
    expected: 'a value that can be judged',
    actual: { withheld: paths },
    message: `${rule.title}: this cannot be judged, because ${paths.join(
      ', ',
    )} is a secret.`,
    fix: 'Give the value as a parameter of the template instead of a secret, or get approval.',
    remediation: [],
  };
}

function segmentsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
