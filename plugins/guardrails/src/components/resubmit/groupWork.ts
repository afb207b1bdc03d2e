import type { Finding, FindingGroup } from '@backstage-guardrails/policy-model';
import { fieldOf, type FormField } from '../preview/fieldOf';

/**
 * Findings with the same thing to do, each once: a field of the form is corrected once for all resources that have its
 * value, and so is a value of a module.
 * @internal
 */
export function groupWork(
  findings: readonly Finding[],
  fields: readonly FormField[],
): FindingGroup[] {
  return groupBy(findings, finding => {
    const field = fieldOf(finding, fields);
    return field
      ? ['field', field.name, finding.fix]
      : ['module', finding.path, finding.fix];
  });
}

/** Findings that only a plan shows, each sentence once. @internal */
export function groupUnseen(findings: readonly Finding[]): FindingGroup[] {
  return groupBy(findings, ({ message, fix }) => [message, fix]);
}

function groupBy(
  findings: readonly Finding[],
  textsOf: (finding: Finding) => string[],
): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const key = JSON.stringify(textsOf(finding));
    const group = groups.get(key);
    if (!group) {
      groups.set(key, { finding, resources: [finding.resource] });
    } else if (!group.resources.includes(finding.resource)) {
      group.resources.push(finding.resource);
    }
  }
  return [...groups.values()];
}
