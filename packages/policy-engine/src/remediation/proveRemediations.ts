import {
  canonicalJson,
  type Input,
  type PatchOperation,
  type ResourceChange,
  type Rule,
  type RuleFinding,
} from '@backstage-guardrails/policy-model';
import type { Evaluation, RuleResult } from '../evaluate';
import { candidatesOf } from './candidatesOf';
import { patchChange } from './patchChange';

/** Remediations are help, not part of the answer: only so many are tried, the same ones every time. */
const TRIED = 20;

/** And only so many characters of changes: a resource with thousands of findings would be judged twenty times. */
const TRIED_CHARACTERS = 20_000;

type Trial = {
  result: RuleResult;
  change: ResourceChange;
  patch: PatchOperation[];
  patched: ResourceChange;
};

/**
 * Finds the patches that make a finding go away, by evaluating them.
 *
 * All trials go into one evaluation, each as a resource of its own, as if it stood in a plan alone. A patch is
 * kept where its finding is gone and no rule that is enforced finds anything on the resource that it did not
 * find before. A rule that looks at other resources may then miss them and find more, never less.
 * @internal
 */
export function proveRemediations(options: {
  input: Input;
  evaluation: Evaluation;
  enforced: (rule: Rule) => boolean;
  evaluate: (input: Input, rules?: Rule[]) => Evaluation;
}): Map<RuleFinding, PatchOperation[]> {
  const { input, evaluation, enforced, evaluate } = options;
  const proven = new Map<RuleFinding, PatchOperation[]>();
  const { subject } = input;
  if (subject.type !== 'infrastructure') return proven;
  const trials = trialsOf(subject.changes, evaluation.results);
  if (trials.length === 0) return proven;

  const changes = trials.map(({ patched }, i) => ({
    ...patched,
    address: trialAddress(patched, i),
  }));
  const found = evaluate({ ...input, subject: { ...subject, changes } });
  const known = identitiesByResource(
    evaluation.results,
    new Set(trials.map(({ change }) => change.address)),
  );
  trials.forEach(({ result, change, patch }, i) => {
    const left = found.results.filter(
      ({ finding }) => finding.resource === changes[i].address,
    );
    const before = known.get(change.address) ?? new Set();
    const gone = !left.some(item => identity(item) === identity(result));
    const judged = found.called.some(rule => rule.id === result.rule.id);
    const newOnes = left.filter(
      item => enforced(item.rule) && !before.has(identity(item)),
    );
    if (gone && judged && newOnes.length === 0 && !proven.has(result.finding)) {
      proven.set(result.finding, patch);
    }
  });
  return proven;
}

function trialsOf(changes: ResourceChange[], results: RuleResult[]): Trial[] {
  const candidates = results
    .filter(({ finding }) => candidatesOf(finding).length > 0)
    .map(result => ({ result, key: sortKey(result) }))
    .sort((a, b) => order(a, b))
    .slice(0, TRIED)
    .map(({ result }) => result);
  const wanted = new Set(candidates.map(({ finding }) => finding.resource));
  const byAddress = new Map(
    changes
      .filter(({ address }) => wanted.has(address))
      .map(change => [change.address, change]),
  );
  let characters = 0;
  return candidates
    .flatMap(result => {
      const change = byAddress.get(result.finding.resource);
      if (!change) return [];
      return candidatesOf(result.finding).flatMap(patch => {
        const patched = patchChange(change, patch);
        if (!patched) return [];
        characters += JSON.stringify(patched).length;
        if (characters > TRIED_CHARACTERS) return [];
        return [{ result, change, patch, patched }];
      });
    })
    .slice(0, TRIED);
}

function identitiesByResource(
  results: RuleResult[],
  wanted: Set<string>,
): Map<string, Set<string>> {
  const found = new Map(
    [...wanted].map(address => [address, new Set<string>()]),
  );
  for (const result of results) {
    found.get(result.finding.resource)?.add(identity(result));
  }
  return found;
}

/** Unique, and in the module it was in, for rules that look at the module. */
function trialAddress(change: ResourceChange, index: number): string {
  return `${change.address}#${index}`;
}

/** The same requirement at the same place: what a rule says is wrong there may change with the patch. */
function identity({ rule, finding }: RuleResult): string {
  return `${rule.id} ${JSON.stringify(finding.path)}`;
}

function sortKey(result: RuleResult): string {
  return `${result.finding.resource} ${identity(result)}`;
}

type Keyed = { result: RuleResult; key: string };

function order(a: Keyed, b: Keyed): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  const [left, right] = [a, b].map(item => canonicalJson(item.result.finding));
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
