import type {
  Input,
  InfrastructureSubject,
  Rule,
  Sight,
} from '@backstage-guardrails/policy-model';
import { bodyOf, wholeBody } from './bodyOf';
import { byReads } from './byReads';
import { limitedTo } from './limitedTo';
import { matches, typesOf } from './matches';
import { outlineOf } from './outlineOf';
import type { Question } from './Question';
import { slicesOf } from './slicesOf';
import { touchedBy } from './touchedBy';

/** Changes of so many characters together are judged in one call; the memory of a call is some forty times that. */
const SLICE_SIZE = 500_000;

/** So few changes are hardly ever more than can be judged at once. */
const FEW = 64;

/**
 * What to ask the policy about an input. A small input is one question. The changes of a big one are handed out
 * in slices and by type to the rules that are content with that, so the memory of a call depends on what its
 * rules look at and not on the size of the plan. The findings are the same.
 * @internal
 */
export function* questionsOf(
  input: Input,
  rules: Rule[],
  sliceSize: number = SLICE_SIZE,
): Iterable<Question> {
  const { subject } = input;
  if (subject.type === 'operation') {
    yield* byReads({ input, subject, rules });
    return;
  }
  if (subject.type !== 'infrastructure') {
    yield { body: wholeBody(input), rules };
    return;
  }
  const small = smallBody(input, subject, sliceSize);
  if (small !== undefined) {
    yield { body: small, rules };
    return;
  }
  const present = new Set(subject.changes.map(({ type }) => type));
  const seeing = (...sights: Sight[]) =>
    rules.filter(rule => sights.includes(sightIn(rule, present)));

  yield* slicesOf({ input, subject, rules: seeing('change'), size: sliceSize });
  yield* byTypes({ input, subject, rules: seeing('types'), present });
  yield* byTouched({ input, subject, rules: seeing('touched') });
  const outlined = seeing('outline', 'configuration');
  if (outlined.length > 0) {
    yield { body: wholeBody(outlineOf(input, subject)), rules: outlined };
  }
  const everything = seeing('plan');
  if (everything.length > 0)
    yield { body: wholeBody(input), rules: everything };
}

/** What is small by all appearances is written once, and the text of a big plan is never there as a whole. */
function smallBody(
  input: Input,
  subject: InfrastructureSubject,
  limit: number,
): string | undefined {
  if (subject.changes.length > FEW && !fits(subject, limit)) return undefined;
  const body = wholeBody(input);
  return body.length <= limit ? body : undefined;
}

/** What a rule must see of a plan with these types: one that judges single changes must see its companions as well. */
function sightIn({ subject }: Rule, present: ReadonlySet<string>): Sight {
  const sees = ('sees' in subject ? subject.sees : undefined) ?? 'plan';
  const looksThingsUp =
    subject.type === 'infrastructure' &&
    (subject.companions ?? []).some(pattern =>
      [...present].some(type => matches(pattern, type)),
    );
  return sees === 'change' && looksThingsUp ? 'types' : sees;
}

/** Counts no further than it must: the text of a big plan is never there at once. */
function fits({ changes }: InfrastructureSubject, limit: number): boolean {
  let length = 0;
  for (const change of changes) {
    length += bodyOf(change).length;
    if (length > limit) return false;
  }
  return true;
}

/** One question for the rules that look at the same types of the plan, or at some of these, with all of their changes. */
function* byTypes(options: {
  input: Input;
  subject: InfrastructureSubject;
  rules: Rule[];
  present: ReadonlySet<string>;
}): Iterable<Question> {
  const { input, subject, rules, present } = options;
  for (const group of groupsByTypes(rules, present)) {
    const changes = subject.changes.filter(({ type }) => group.types.has(type));
    yield {
      body: wholeBody(limitedTo(input, changes)),
      rules: group.rules,
    };
  }
}

/** One question for the rules that are about the same. */
function* byTouched(options: {
  input: Input;
  subject: InfrastructureSubject;
  rules: Rule[];
}): Iterable<Question> {
  const { input, subject, rules } = options;
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const key = JSON.stringify(rule.subject);
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  for (const group of groups.values()) {
    const changes = touchedBy(group[0], subject.changes);
    yield { body: wholeBody(limitedTo(input, changes)), rules: group };
  }
}

type GroupByTypes = { types: ReadonlySet<string>; rules: Rule[] };

/** Of the types that a rule names, most are not in the plan: rules with different lists often look at the same changes. */
function groupsByTypes(
  rules: Rule[],
  present: ReadonlySet<string>,
): GroupByTypes[] {
  const looks = rules.map(rule => {
    const patterns = typesOf(rule);
    const seen = [...present].filter(type =>
      patterns.some(pattern => matches(pattern, type)),
    );
    return { rule, types: new Set(seen) };
  });
  const groups: GroupByTypes[] = [];
  for (const { rule, types } of looks.sort(byMostTypes)) {
    const around = groups.find(group => isWithin(types, group.types));
    if (around) around.rules.push(rule);
    else groups.push({ types, rules: [rule] });
  }
  return groups;
}

function byMostTypes(a: { types: Set<string> }, b: { types: Set<string> }) {
  return b.types.size - a.types.size;
}

function isWithin(inner: ReadonlySet<string>, outer: ReadonlySet<string>) {
  return [...inner].every(type => outer.has(type));
}
