import type {
  InfrastructureSubject,
  Input,
  ResourceChange,
  Rule,
} from '@backstage-guardrails/policy-model';
import { bodyOf, wholeBody } from './bodyOf';
import { limitedTo } from './limitedTo';
import { matches, typesOf } from './matches';
import type { Question } from './Question';

/**
 * The changes in slices of about `size` characters for rules that judge each change by itself. Changes of one
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
  let slice: ResourceChange[] = [];
  let called = new Set<Rule>();
  let length = 0;

  const question = (): Question => ({
    body: wholeBody(limitedTo(input, slice)),
    rules: rules.filter(rule => called.has(rule)),
    slice: new Set(
      slice.map(change => change.address).filter(a => !repeated.has(a)),
    ),
  });

  for (const { changes, concerned } of byType(subject.changes, rules)) {
    for (const change of changes) {
      const more = bodyOf(change).length;
      if (slice.length > 0 && length + more > size) {
        yield question();
        slice = [];
        called = new Set();
        length = 0;
      }
      slice.push(change);
      length += more;
      for (const rule of concerned) called.add(rule);
    }
  }
  if (slice.length > 0) yield question();
}

/** Which changes concern which rules. What stays as it is or is only read concerns few. */
function byType(
  changes: ResourceChange[],
  rules: Rule[],
): Array<{ changes: ResourceChange[]; concerned: Rule[] }> {
  const groups = new Map<
    string,
    { changes: ResourceChange[]; concerned: Rule[]; idle: boolean }
  >();
  for (const change of changes) {
    const { type, kind } = change;
    let group = groups.get(type);
    if (!group) {
      const concerned = rules.filter(rule =>
        typesOf(rule).some(pattern => matches(pattern, type)),
      );
      group = { changes: [], concerned, idle: concerned.some(looksAtIdle) };
      groups.set(type, group);
    }
    const idle = kind === 'no-op' || kind === 'read';
    if (group.concerned.length > 0 && (!idle || group.idle)) {
      group.changes.push(change);
    }
  }
  return [...groups.values()];
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
