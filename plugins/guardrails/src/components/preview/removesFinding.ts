import type { Finding, Verdict } from '@backstage-guardrails/policy-model';

/** Tells findings of one verdict apart. @internal */
export function keyOf(
  finding: Pick<Finding, 'rule' | 'resource' | 'path'>,
): string {
  return JSON.stringify([finding.rule, finding.resource, finding.path]);
}

/** What denies: the other findings let the change through. @internal */
export function deniedIn({ findings }: Pick<Verdict, 'findings'>): Finding[] {
  return findings.filter(
    ({ disposition, level }) =>
      disposition === 'enforced' && level === 'mandatory',
  );
}

/**
 * Whether a value that was tried is a fix: the finding is gone, and it brought no other. A tag that has its own name as
 * its value is there, for instance, but it is no cost centre.
 * @internal
 */
export function removesFinding(options: {
  finding: Finding;
  before: Pick<Verdict, 'findings'>;
  after: Pick<Verdict, 'findings'>;
}): boolean {
  const { finding, before, after } = options;
  const known = new Set(shown(before).map(keyOf));
  const key = keyOf(finding);
  return shown(after).every(
    other => keyOf(other) !== key && known.has(keyOf(other)),
  );
}

/** Rules that are only watched count for nothing yet. */
function shown({ findings }: Pick<Verdict, 'findings'>): Finding[] {
  return findings.filter(({ disposition }) => disposition !== 'shadow');
}
