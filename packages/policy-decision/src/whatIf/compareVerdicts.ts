import type {
  Facts,
  Outcome,
  Rule,
  RuleId,
  Verdict,
} from '@backstage-guardrails/policy-model';
import type {
  Comparison,
  LackingFacts,
  OutcomeChange,
  RuleChange,
} from './Comparison';

/** How much a rule, or a verdict, has against a change. */
enum Against {
  Nothing,
  NeedsApproval,
  Denies,
}

type Strictness = ReadonlyMap<RuleId, Against>;

/**
 * Holds the verdict of another policy against the recorded one of the same input. The outcome follows from what each
 * rule enforces, so the rules that changed are all that can explain the difference.
 * @internal
 */
export function compareVerdicts(options: {
  recorded: Verdict;
  now: Verdict;
  /** Those of the other policy. */
  rules: readonly Pick<Rule, 'id' | 'facts'>[];
  /** Those of the input. */
  facts: Facts;
}): Comparison {
  const { recorded, now, rules, facts } = options;
  const before = againstOf(recorded.outcome);
  const after = againstOf(now.outcome);
  const change = changeOf(before, after);
  const outcomes = { before: recorded.outcome, after: now.outcome };
  if (change === 'unchanged') return { change, ...outcomes, rules: [] };
  const [then, today] = [recorded, now].map(strictnessOf);
  const changed = changedRules(then, today).filter(
    ({ change: way }) => (way === 'stricter') === after > before,
  );
  const lackedBy = factsLacking({ now, rules, facts });
  const lacking = new Map(
    changed.flatMap(({ rule }) => {
      const names = lackedBy.get(rule) ?? [];
      return names.length > 0 ? [[rule, names] as const] : [];
    }),
  );
  return {
    change,
    ...outcomes,
    rules: changed,
    ...(lacking.size > 0 && {
      lacking: explanationOf({ lacking, then, today, before }),
    }),
  };
}

function againstOf(outcome: Outcome): Against {
  if (outcome === 'deny') return Against.Denies;
  return outcome === 'needs-approval' ? Against.NeedsApproval : Against.Nothing;
}

function changeOf(before: Against, after: Against): OutcomeChange {
  if (before === after) return 'unchanged';
  if (after === Against.Denies) return 'newly-denied';
  return after === Against.Nothing ? 'newly-allowed' : 'newly-needs-approval';
}

function strictnessOf({ findings }: Verdict): Strictness {
  const strictness = new Map<RuleId, Against>();
  for (const { rule, disposition, level } of findings) {
    if (disposition !== 'enforced') continue;
    const against =
      level === 'mandatory' ? Against.Denies : Against.NeedsApproval;
    strictness.set(
      rule,
      Math.max(against, strictness.get(rule) ?? Against.Nothing),
    );
  }
  return strictness;
}

function changedRules(then: Strictness, today: Strictness): RuleChange[] {
  const named = [...new Set([...then.keys(), ...today.keys()])].sort();
  return named.flatMap((rule): RuleChange[] => {
    const more = of(today, rule) - of(then, rule);
    return more === 0
      ? []
      : [{ rule, change: more > 0 ? 'stricter' : 'milder' }];
  });
}

/** By rule: facts that it declares and that the input does not have at all, and those that it says itself it lacks. */
function factsLacking(options: {
  now: Verdict;
  rules: readonly Pick<Rule, 'id' | 'facts'>[];
  facts: Facts;
}): Map<RuleId, string[]> {
  const { now, rules, facts } = options;
  const found = new Map<RuleId, string[]>();
  for (const { id, facts: read } of rules) {
    const unknown = read.filter(fact => !Object.hasOwn(facts, fact));
    if (unknown.length > 0) found.set(id, unknown);
  }
  for (const { rule, facts: lacked } of now.notJudged ?? []) {
    found.set(rule, [...new Set([...(found.get(rule) ?? []), ...lacked])]);
  }
  return found;
}

/** The outcome that there would be if the rules that lack something had said what they said then. */
function explanationOf(options: {
  lacking: ReadonlyMap<RuleId, string[]>;
  then: Strictness;
  today: Strictness;
  before: Against;
}): LackingFacts {
  const { lacking, then, today, before } = options;
  const all = [...new Set([...then.keys(), ...today.keys()])];
  const without = Math.max(
    Against.Nothing,
    ...all.map(rule => of(lacking.has(rule) ? then : today, rule)),
  );
  return {
    facts: [...new Set([...lacking.values()].flat())].sort(),
    explain: without === before,
  };
}

function of(strictness: Strictness, rule: RuleId): Against {
  return strictness.get(rule) ?? Against.Nothing;
}
