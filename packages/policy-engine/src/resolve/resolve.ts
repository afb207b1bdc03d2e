import {
  type BundleMember,
  type Digest,
  type Input,
  levelOf,
  type Parameters,
  type Remediation,
  type Rule,
  type RuleFinding,
  type RuleId,
  type Snapshot,
  type Verdict,
  type VerdictVersion,
} from '@backstage-guardrails/policy-model';
import type { KnownTypes } from '../knownTypes/KnownTypes';
import { applyExceptions } from './applyExceptions';
import { compare, compareFindings } from './compareFindings';
import { incompleteFindings } from './incompleteFindings';
import { notJudged, unobtainableFacts } from './notJudged';
import { obligationsOf } from './obligationsOf';
import { offRules } from './offRules';
import { outcomeOf } from './outcomeOf';
import { applyPreApprovals } from './preApproval';
import { sentencesFor } from './sentences';
import { toFinding } from './toFinding';
import { verdictVersionFor } from './verdictVersionFor';
import { withheldFindings } from './withheldFindings';

/** Everything a verdict depends on. Digests are arguments, because resolve hashes nothing. @public */
export type ResolveOptions = {
  input: Input;
  /** All rules of the bundle. */
  rules: Rule[];
  /** The rules that were called. */
  called: Rule[];
  results: Array<{
    rule: Rule;
    finding: RuleFinding;
    /** Changes that were evaluated and make the finding go away. */
    remediation?: Remediation[];
  }>;
  parameters: Parameters;
  /** Exceptions in force for the target. */
  snapshot: Snapshot;
  digests: {
    input: Digest;
    bundle: Digest;
    parameters: Digest;
    snapshot: Digest;
  };
  revision: string;
  /** The bundles, where several judge together. */
  members?: BundleMember[];
  /** What the rules of the bundle look at. */
  knownTypes: KnownTypes;
  /** The engine that a recorded verdict names, to make it again in the shape and the sentences of then. */
  engineVersion?: string;
};

/**
 * What is done about what the rules found. Pure: equal options give equal verdicts, byte for byte in
 * canonical JSON.
 * @public
 */
export function resolve(options: ResolveOptions): Verdict {
  const { input, rules, called, results, snapshot, digests } = options;
  const { revision, members } = options;
  const { environmentClass } = input.target;
  const sentences = sentencesFor(options.engineVersion);
  const version = verdictVersionFor(options.engineVersion);
  const off = offRules({ ...options, environmentClass });
  const isOff = new Set(off.map(({ rule }) => rule));
  const parameters = options.parameters[environmentClass];
  const levels = new Map(
    called.map(rule => [
      rule.id,
      levelOf({ rule, environmentClass, parameters }),
    ]),
  );
  const unobtainable = unobtainableFacts(input);
  const judged = results.filter(
    ({ finding }) =>
      finding.absent === undefined || !unobtainable.has(finding.absent),
  );
  const found = judged.map(({ rule, finding, remediation = [] }) =>
    // A rule that was not called has no level here, and is held to the strictest.
    toFinding({
      rule,
      finding,
      level: levels.get(rule.id) ?? 'mandatory',
      remediation,
      sentences,
    }),
  );
  const { preApproval, ...resolved } = applyPreApprovals({
    findings: applyExceptions({
      findings: found.concat(
        incompleteFindings({
          input,
          rules: rules.filter(({ id }) => !isOff.has(id)),
          parameters,
          sentences,
        }),
        withheldFindings({ input, called, parameters, sentences }),
      ),
      snapshot,
      rules,
      input,
    }),
    input,
    parameters,
    sentences,
  });
  const findings = resolved.findings.sort(compareFindings);
  const looked = lookedFor(version, options);
  const notLookedAt =
    version === 'guardrails/verdict/v1'
      ? undefined
      : options.knownTypes.notLookedAt(input);
  const hasFindings = new Set(findings.map(finding => finding.rule));
  const unjudged = notJudged({
    called,
    levels,
    found: hasFindings,
    unobtainable,
    results,
  });
  const isUnjudged = new Set(unjudged.map(({ rule }) => rule));
  const silent = orderedIds(rules).filter(
    id => !hasFindings.has(id) && !isOff.has(id) && !isUnjudged.has(id),
  );
  return {
    version,
    outcome: outcomeOf(findings),
    findings,
    obligations: obligationsOf(findings, parameters),
    ...(preApproval && { preApproval }),
    skipped: input.skipped,
    passed: silent.filter(id => looked.has(id)),
    ...(unjudged.length > 0 && { notJudged: unjudged }),
    notApplicable: silent.filter(id => !looked.has(id)),
    ...(notLookedAt && { notLookedAt }),
    ...(off.length > 0 && {
      off: off.sort((a, b) => compare(a.rule, b.rule)),
    }),
    input: { digest: digests.input },
    bundle: {
      digest: digests.bundle,
      revision,
      ...(members && { members }),
    },
    parameters: { digest: digests.parameters },
    snapshot: { digest: digests.snapshot },
  };
}

/** Called, and with something to look at. The first version of verdicts did not tell the two apart. */
function lookedFor(
  version: VerdictVersion,
  { called, input, knownTypes }: ResolveOptions,
): ReadonlySet<RuleId> {
  const ids = called.map(rule => rule.id);
  if (version === 'guardrails/verdict/v1') return new Set(ids);
  const looking = knownTypes.lookingAt(input);
  return new Set(ids.filter(id => looking.has(id)));
}

const ordered = new WeakMap<Rule[], RuleId[]>();

/** A bundle has many rules and never changes, so its ids are sorted once. */
function orderedIds(rules: Rule[]): RuleId[] {
  const known = ordered.get(rules);
  if (known) return known;
  const ids = rules.map(rule => rule.id).sort(compare);
  ordered.set(rules, ids);
  return ids;
}
