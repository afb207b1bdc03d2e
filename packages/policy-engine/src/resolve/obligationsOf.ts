import type {
  Finding,
  Obligation,
  ParameterSet,
} from '@backstage-guardrails/policy-model';
import { compare } from './compareFindings';

/** What has to happen before and after, for what is enforced. @internal */
export function obligationsOf(
  findings: Finding[],
  parameters: ParameterSet,
): Obligation[] {
  const enforced = findings.filter(f => f.disposition === 'enforced');
  const toApprove = enforced.filter(f => f.level === 'approval');
  const unknown = enforced.filter(f => f.kind === 'unknown');
  const obligations: Obligation[] = [];
  if (toApprove.length > 0) {
    const rules = distinct(toApprove.map(f => f.rule));
    obligations.push(
      ...parameters.approvers.map(requirement => ({
        kind: 'approval' as const,
        ...requirement,
        from: distinct(requirement.from),
        rules,
      })),
    );
  }
  if (unknown.length > 0) {
    obligations.push({
      kind: 'judge-after-apply',
      resources: distinct(unknown.map(f => f.resource)),
      rules: distinct(unknown.map(f => f.rule)),
    });
  }
  return obligations;
}

function distinct<T extends string>(items: T[]): T[] {
  return [...new Set(items)].sort(compare);
}
