import type { Digest, Fingerprint } from './brands';
import { canonicalJson, type Hash } from './canonical';
import type { Finding } from './finding';
import type { Fact, Input } from './input';
import type { Rule } from './rule';
import type { Verdict } from './verdict';

/** Which scheme a fingerprint was made by; fingerprints of different schemes never match. @public */
export const FINGERPRINT_VERSION = 'guardrails/fingerprint/v2';

/**
 * The digest of what an approval consents to: the input less its volatile fields, the findings by value with
 * their rules' digests, the obligations, and the cost ceiling.
 *
 * Volatile are the instant, when facts were observed, and the evidence's own digest and tool version:
 * two plans of one change differ in bytes, in nothing else. A fact counts where a rule that read it found something:
 * others change by the hour, and where such a change matters it changes the findings. `sealed` is the keyed hash over the sensitive
 * values that the adapter kept back, so a changed secret changes the fingerprint without being in it.
 *
 * Sentences that explain are not in it: a better title, message or fix leaves what people consented to as it was.
 * @public
 */
export function fingerprintOf(options: {
  input: Input;
  verdict: Verdict;
  rules: Pick<Rule, 'id' | 'digest' | 'facts'>[];
  sealed?: string;
  costCeiling?: string;
  /** Digest of what will carry the change out: module files, lock file, tool. A change of it needs consent again. */
  workspace?: Digest;
  hash: Hash;
  /** Canonical JSON of `input.subject`, where the caller has it: it can be big. */
  canonical?: { subject: string };
}): Fingerprint {
  const { input, verdict, rules, sealed, costCeiling, workspace, hash } =
    options;
  const {
    time: _time,
    facts,
    source,
    actor,
    subject,
    skipped,
    ...lasting
  } = input;
  const found = new Set(verdict.findings.map(finding => finding.rule));
  const rested = rules.filter(({ id }) => found.has(id));
  const read = new Set(rested.flatMap(rule => rule.facts));
  const material = {
    version: FINGERPRINT_VERSION,
    input: {
      ...lasting,
      subject: hash(options.canonical?.subject ?? canonicalJson(subject)),
      // A person asks again in another session or through another door: it stays their request.
      actor: { kind: actor.kind, ref: actor.ref },
      // What is recorded is never what is planned, whatever else they have in common.
      source: {
        format: source.format,
        ...(source.origin && { origin: source.origin }),
      },
      facts: Object.fromEntries(
        Object.entries(facts)
          .filter(([name]) => read.has(name))
          .map(([name, fact]) => [name, factByValue(fact)]),
      ),
      skipped: skipped.map(({ part, path, code }) => ({ part, path, code })),
    },
    findings: hash(canonicalJson(findingsByValue(verdict.findings))),
    rules: Object.fromEntries(rested.map(rule => [rule.id, rule.digest])),
    obligations: verdict.obligations,
    sealed: sealed ?? null,
    costCeiling: costCeiling ?? null,
    workspace: workspace ?? null,
  };
  return hash(canonicalJson(material)) as string as Fingerprint;
}

/**
 * Findings without their sentences, in an order of their own: the one in the verdict is for readers, and follows
 * severities and messages.
 * @public
 */
export function findingsByValue(findings: Finding[]): string[] {
  return findings.map(valueOf).sort();
}

function valueOf(finding: Finding): string {
  const { rule, resource, path, kind, level, disposition } = finding;
  const { exception, preApproval, expected, actual } = finding;
  return canonicalJson({
    rule,
    resource,
    path,
    kind,
    level,
    disposition,
    exception,
    preApproval,
    // Where a rule could not judge it expects nothing but to be able to, and says so in words.
    ...(kind !== 'incomplete' && { expected }),
    actual,
  });
}

/** A fact without when it was looked up and without the sentence that says why there is none. @public */
export function factByValue(
  fact: Fact,
): Pick<Fact, 'status' | 'source'> & { value?: unknown } {
  const { status, source } = fact;
  return status === 'known'
    ? { status, source, value: fact.value }
    : { status, source };
}
