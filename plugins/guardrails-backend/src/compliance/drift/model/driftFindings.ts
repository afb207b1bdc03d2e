import {
  canonicalJson,
  type DriftedResource,
  type Finding,
  type Verdict,
} from '@backstage-guardrails/policy-model';
import type { Coverage, Place, Placed } from '../../findings/model';
import { isDrift } from './readDrift';

/**
 * Findings that drift brought, and that no applied change has. What was there before, allowed or waived, is a finding of
 * that change and not counted twice, unless the value is another one now.
 *
 * Where anything has drifted they can be on any resource that exists: a rule finds a network without the flow log that
 * was deleted beside it. Where only the provider sees changes, they are on what it sees changed: its counters bring
 * nothing, and what a new policy finds was there before.
 * @internal
 */
export function driftFindings(options: {
  drift: DriftedResource[];
  verdict: Pick<Verdict, 'findings'>;
  /** Findings of what was applied that are not resolved. */
  known: Pick<Placed, 'place' | 'life'>[];
}): Finding[] {
  const { drift, verdict, known } = options;
  const gone = new Set(
    drift.filter(({ kind }) => kind === 'delete').map(({ address }) => address),
  );
  const before = new Map(
    known
      .filter(({ life }) => life.status.state !== 'proposed')
      .map(({ place, life }) => [keyOf(place), life] as const),
  );
  const anything = drift.some(isDrift);
  return verdict.findings.filter(
    finding =>
      finding.disposition !== 'shadow' &&
      !gone.has(finding.resource) &&
      (anything || drift.some(one => isReported(one, finding))) &&
      !isSame(before.get(keyOf(finding)), finding),
  );
}

/** A waiver is for what it was given for; a rule that enforces all the same found something else. */
function isSame(before: Placed['life'] | undefined, finding: Finding): boolean {
  if (!before) return false;
  const { status, attributes } = before;
  const lost = status.state === 'waived' && finding.disposition !== 'waived';
  return (
    !lost &&
    attributes.kind === finding.kind &&
    canonicalJson(attributes.actual) === canonicalJson(finding.actual)
  );
}

/** Whether a finding is where the provider reports a change. What does not say where is taken for all of the resource. */
function isReported(
  { address, reported }: DriftedResource,
  { resource, path }: Place,
): boolean {
  if (address !== resource) return false;
  const [attribute] = path.split(/[.[]/);
  return (
    attribute === '' || reported === undefined || reported.includes(attribute)
  );
}

/**
 * Which places a check shows. It compared everything that was applied with everything that exists. Where nothing has
 * drifted, a resource that it does not list is as it was applied; one that does not exist is gone as it should be. Where
 * something has, a rule may still find it anywhere, so there the rule has to have been evaluated.
 * @internal
 */
export function coverageOfDrift(options: {
  drift: DriftedResource[];
  verdict: Pick<Verdict, 'skipped'>;
  evaluated: Coverage;
  /** Whether a resource is among what exists. */
  stands: (address: string) => boolean;
}): Coverage {
  const { drift, verdict, evaluated, stands } = options;
  if (verdict.skipped.length > 0) return () => 'unseen';
  const listed = new Map(drift.map(({ address, kind }) => [address, kind]));
  const anything = drift.some(isDrift);
  return place => {
    const { resource } = place;
    const kind = listed.get(resource);
    if (kind === 'delete') return 'absent';
    const maybe =
      kind !== undefined || (anything && (resource === '' || stands(resource)));
    return maybe ? evaluated(place) : 'absent';
  };
}

/** Resources that have drifted: what a run would take back, and where a rule found what drift brought. @internal */
export function driftedOf(
  drift: DriftedResource[],
  findings: Finding[],
): DriftedResource[] {
  return drift.filter(
    one => isDrift(one) || findings.some(finding => isReported(one, finding)),
  );
}

function keyOf({ rule, resource, path }: Place): string {
  return JSON.stringify([rule, resource, path]);
}
