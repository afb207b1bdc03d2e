import type {
  InfrastructureSubject,
  Input,
  ResourceChange,
  Rule,
} from '@backstage-guardrails/policy-model';
import { wholeBody } from './bodyOf';
import { limitedTo } from './limitedTo';
import { matches, typesOf } from './matches';
import type { Question } from './Question';

/** So many changes go into a slice, and fewer where they are long. */
const CHANGES = 256;

type Concerned = { change: ResourceChange; rules: Rule[] };

/**
 * The changes in slices of at most `size` characters for rules that judge each change by itself. Changes of one
 * type stay together, so a slice calls few rules. A single change is never cut, however big it is.
 * @internal
 */
export function* slicesOf(options: {
  input: Input;
  subject: InfrastructureSubject;
  rules: Rule[];
  size: number;
}): Iterable<Question> {
  const { input, subject, rules, size } = options;
  const repeated = repeatedAddresses(subject.changes);

  function* ask(slice: Concerned[]): Iterable<Question> {
    const changes = slice.map(({ change }) => change);
    const body = wholeBody(limitedTo(input, changes));
    if (body.length > size && slice.length > 1) {
      const half = Math.ceil(slice.length / 2);
      yield* ask(slice.slice(0, half));
      yield* ask(slice.slice(half));
      return;
    }
    const called = new Set(slice.flatMap(concerned => concerned.rules));
    yield {
      body,
      rules: rules.filter(rule => called.has(rule)),
      slice: new Set(
        changes.map(change => change.address).filter(a => !repeated.has(a)),
      ),
    };
  }

  const concerned = concernedChanges(subject.changes, rules);
  for (let at = 0; at < concerned.length; at += CHANGES) {
    yield* ask(concerned.slice(at, at + CHANGES));
  }
}

/** Which changes concern which rules, type by type. What stays as it is or is only read concerns few. */
function concernedChanges(
  changes: ResourceChange[],
  rules: Rule[],
): Concerned[] {
  const groups = new Map<
    string,
    { rules: Rule[]; idle: boolean; changes: Concerned[] }
  >();
  for (const change of changes) {
    const { type, kind } = change;
    let group = groups.get(type);
    if (!group) {
      const about = rules.filter(rule =>
        typesOf(rule).some(pattern => matches(pattern, type)),
      );
      group = { rules: about, idle: about.some(looksAtIdle), changes: [] };
      groups.set(type, group);
    }
    const idle = kind === 'no-op' || kind === 'read';
    if (group.rules.length > 0 && (!idle || group.idle)) {
      group.changes.push({ change, rules: group.rules });
    }
  }
  return [...groups.values()].flatMap(group => group.changes);
}

function looksAtIdle({ subject }: Rule): boolean {
  return (
    subject.type === 'infrastructure' &&
    subject.changes.some(kind => kind === 'no-op' || kind === 'read')
  );
}

function repeatedAddresses(changes: ResourceChange[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { address } of changes) {
    if (seen.has(address)) repeated.add(address);
    seen.add(address);
  }
  return repeated;
}
