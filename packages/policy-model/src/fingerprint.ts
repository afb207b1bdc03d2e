import type { Digest, Fingerprint } from './brands';
import { canonicalJson, type Hash } from './canonical';
import type { Input } from './input';
import type { Rule } from './rule';
import type { Verdict } from './verdict';

/**
 * The digest of what an approval consents to: the input less its volatile fields, the findings with
 * their rules' digests, the obligations, and the cost ceiling.
 *
 * Volatile are the instant, when facts were observed, and the evidence's own digest and tool version:
 * two plans of one change differ in bytes, in nothing else. A fact counts where a rule that read it found something:
 * others change by the hour, and where such a change matters it changes the findings. `sealed` is the keyed hash over the sensitive
 * values that the adapter kept back, so a changed secret changes the fingerprint without being in it.
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
  /** Canonical JSON of `input.subject` and `verdict.findings`, where the caller has it: both can be big. */
  canonical?: { subject: string; findings: string };
}): Fingerprint {
  const { input, verdict, rules, sealed, costCeiling, workspace, hash } =
    options;
  const { time: _time, facts, source, actor, subject, ...lasting } = input;
  const { canonical } = options;
  const found = new Set(verdict.findings.map(finding => finding.rule));
  const rested = rules.filter(({ id }) => found.has(id));
  const read = new Set(rested.flatMap(rule => rule.facts));
  const material = {
    version: 'guardrails/fingerprint/v1',
    input: {
      ...lasting,
      subject: hash(canonical?.subject ?? canonicalJson(subject)),
      // A person asks again in another session or through another door: it stays their request.
      actor: { kind: actor.kind, ref: actor.ref },
      source: { format: source.format },
      facts: Object.fromEntries(
        Object.entries(facts)
          .filter(([name]) => read.has(name))
          .map(([name, { observedAt: _at, ...fact }]) => [name, fact]),
      ),
    },
    findings: hash(canonical?.findings ?? canonicalJson(verdict.findings)),
    rules: Object.fromEntries(rested.map(rule => [rule.id, rule.digest])),
    obligations: verdict.obligations,
    sealed: sealed ?? null,
    costCeiling: costCeiling ?? null,
    workspace: workspace ?? null,
  };
  return hash(canonicalJson(material)) as string as Fingerprint;
}
