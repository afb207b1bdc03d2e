import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision, Finding } from '@backstage-guardrails/policy-model';

/** What differs between two runs for a target. */
type RunComparison = {
  /** Violations that the earlier run did not have, and those that are no longer found. */
  found: Finding[];
  gone: Finding[];
  /** How many both have. */
  same: number;
  /** Whether another bundle or other parameters were in force. */
  policyChanged: boolean;
  /** Whether both are of exactly the same change. */
  sameChange: boolean;
};

type Compared = { decision: Pick<Decision, 'verdict' | 'fingerprint'> };

/** Compares what policy found in two runs; an earlier approval and other values are part of the fingerprint. @internal */
export function compareRuns(
  { decision: before }: Compared,
  { decision: after }: Compared,
): RunComparison {
  const [old, now] = [before, after].map(({ verdict }) => byPlace(verdict));
  return {
    found: [...now].flatMap(([place, f]) => (old.has(place) ? [] : [f])),
    gone: [...old].flatMap(([place, f]) => (now.has(place) ? [] : [f])),
    same: [...now.keys()].filter(place => old.has(place)).length,
    policyChanged:
      before.verdict.bundle.digest !== after.verdict.bundle.digest ||
      before.verdict.parameters.digest !== after.verdict.parameters.digest,
    sameChange: before.fingerprint === after.fingerprint,
  };
}

/** A rule that is not enforced yet says nothing about a run. */
function byPlace({
  findings,
}: DecisionDetail['decision']['verdict']): Map<string, Finding> {
  return new Map(
    findings
      .filter(({ disposition }) => disposition !== 'shadow')
      .map(finding => [
        JSON.stringify([finding.rule, finding.resource, finding.path]),
        finding,
      ]),
  );
}
