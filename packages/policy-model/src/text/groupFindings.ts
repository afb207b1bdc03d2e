import { canonicalJson } from '../canonical';
import type { Finding } from '../finding';

/** Findings of one rule that say the same about several resources. @public */
export type FindingGroup = {
  /** The first of them; it stands for all. */
  finding: Finding;
  /** Addresses of the resources, in the order of the findings. */
  resources: string[];
};

/**
 * Puts findings together that differ in the resource alone. None is dropped: the groups hold as many
 * resources as there were findings. The order of first occurrence is kept.
 * @public
 */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const key = canonicalJson([
      finding.rule,
      finding.disposition,
      finding.exception ?? null,
      finding.preApproval ?? null,
      finding.kind,
      finding.level,
      finding.path,
      finding.expected,
      finding.actual,
    ]);
    const group = groups.get(key);
    if (group) {
      group.resources.push(finding.resource);
    } else {
      groups.set(key, { finding, resources: [finding.resource] });
    }
  }
  return [...groups.values()];
}
