import {
  canonicalJson,
  type Decision,
  type ExceptionInForce,
  type Finding,
  type RuleId,
} from '@backstage-guardrails/policy-model';
import { invalid } from './invalid';

/** More than a person can look through before they consent. */
const MAX_FINDINGS = 1000;
const MAX_BYTES = 256 * 1024;

/** What an exception would cover: the places and values of the decision's own findings, nothing of the caller's. @internal */
export type Coverage = Required<
  Pick<ExceptionInForce, 'resources' | 'bounds'>
> & { severity: Finding['severity'] };

/** @throws GuardrailsError `exception-invalid` @internal */
export function computeCoverage(options: {
  decision: Decision;
  rule: RuleId;
  resources?: string[];
}): Coverage {
  const { decision, rule, resources } = options;
  if (decision.source.origin === 'demo') {
    throw invalid(
      'The decision is about a recorded plan of a demonstration; nothing of it is applied, so there is nothing to waive.',
      '/decision',
    );
  }
  const findings = decision.verdict.findings.filter(
    finding =>
      finding.rule === rule &&
      finding.kind === 'violation' &&
      (!resources || resources.includes(finding.resource)),
  );
  const found = sorted(findings.map(finding => finding.resource));
  const missing = resources?.find(resource => !found.includes(resource));
  if (findings.length === 0 || missing !== undefined) {
    throw invalid(
      `The decision has no violation of ${rule}${
        missing === undefined ? '' : ` at ${missing}`
      }. What is known only after apply, or could not be read, cannot be waived.`,
      resources ? '/resources' : '/rule',
    );
  }
  const bounds = distinctBounds(findings);
  if (
    bounds.length > MAX_FINDINGS ||
    canonicalJson(bounds).length > MAX_BYTES
  ) {
    throw invalid(
      `${bounds.length} findings are too many to review. Name the resources that it is for.`,
      '/resources',
    );
  }
  return { resources: found, bounds, severity: findings[0].severity };
}

function distinctBounds(findings: Finding[]): Coverage['bounds'] {
  const byContent = new Map(
    findings.map(({ resource, path, actual }) => {
      const bound = { resource, path, actual };
      return [canonicalJson(bound), bound];
    }),
  );
  return sorted([...byContent.keys()]).map(key => byContent.get(key)!);
}

function sorted(items: string[]): string[] {
  return [...new Set(items)].sort();
}
