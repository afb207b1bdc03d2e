import type {
  DriftedResource,
  Finding,
  Verdict,
} from '@backstage-guardrails/policy-model';
import type { Coverage, Place, Placed } from '../../findings/model';
import { isDrift } from './readDrift';

/**
 * Findings that drift brought: on what is not as it was applied, and that no applied change has. What was there before,
 * allowed or waived, is a finding of that change and not counted twice. A rule found something wrong where only the
 * provider sees a change, so that is drift as well.
 * @internal
 */
export function driftFindings(options: {
  drift: DriftedResource[];
  verdict: Pick<Verdict, 'findings'>;
  /** Findings of what was applied that are not resolved. */
  known: Pick<Placed, 'place' | 'life'>[];
}): Finding[] {
  const { drift, verdict, known } = options;
  const there = new Set(
    drift.filter(({ kind }) => kind !== 'delete').map(({ address }) => address),
  );
  const before = new Set(
    known
      .filter(({ life }) => life.status.state !== 'proposed')
      .map(({ place }) => keyOf(place)),
  );
  return verdict.findings.filter(
    finding =>
      finding.disposition !== 'shadow' &&
      there.has(finding.resource) &&
      !before.has(keyOf(finding)),
  );
}

/**
 * Which places a check shows. It compared everything that was applied with everything that exists, so a resource that it
 * does not list is as it was applied, or gone as it should be. On one that it lists the rule has to have been evaluated.
 * @internal
 */
export function coverageOfDrift(options: {
  drift: DriftedResource[];
  verdict: Pick<Verdict, 'skipped'>;
  evaluated: Coverage;
}): Coverage {
  const { drift, verdict, evaluated } = options;
  if (verdict.skipped.length > 0) return () => 'unseen';
  const listed = new Map(drift.map(({ address, kind }) => [address, kind]));
  return place => {
    const kind = listed.get(place.resource);
    return kind === undefined || kind === 'delete'
      ? 'absent'
      : evaluated(place);
  };
}

/** Resources that have drifted: what a run would take back, and where a rule found what drift brought. @internal */
export function driftedOf(
  drift: DriftedResource[],
  findings: Finding[],
): DriftedResource[] {
  const found = new Set(findings.map(({ resource }) => resource));
  return drift.filter(one => isDrift(one) || found.has(one.address));
}

function keyOf({ rule, resource, path }: Place): string {
  return JSON.stringify([rule, resource, path]);
}
