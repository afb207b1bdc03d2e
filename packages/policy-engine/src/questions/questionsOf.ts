import type {
  Input,
  InfrastructureSubject,
  Rule,
  Sight,
} from '@backstage-guardrails/policy-model';
import { bodyOf, wholeBody } from './bodyOf';
import { byReads } from './byReads';
import { limitedTo } from './limitedTo';
import { typesOf } from './matches';
import { outlineOf } from './outlineOf';
import type { Question } from './Question';
import { seenBy } from './seenBy';
import { slicesOf } from './slicesOf';

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
  const seeing = (...sights: Sight[]) =>
    rules.filter(rule => sights.includes(sightOf(rule)));

  yield* slicesOf({ input, subject, rules: seeing('change'), size: sliceSize });
  yield* byTypes({ input, subject, rules: seeing('types', 'touched') });
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

function sightOf({ subject }: Rule): Sight {
  return ('sees' in subject ? subject.sees : undefined) ?? 'plan';
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

/** One question for all rules that see the same: changes of their types, and what they look up beside these. */
function* byTypes(options: {
  input: Input;
  subject: InfrastructureSubject;
  rules: Rule[];
}): Iterable<Question> {
  const { input, subject, rules } = options;
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const key = JSON.stringify(
      sightOf(rule) === 'touched' ? rule.subject : typesOf(rule),
    );
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  for (const group of groups.values()) {
    const changes = seenBy(group[0], subject.changes);
    yield { body: wholeBody(limitedTo(input, changes)), rules: group };
  }
}
