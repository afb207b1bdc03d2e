import type { ResourceChange, Rule } from '@backstage-guardrails/policy-model';
import { matches, typesOf } from './matches';

/** The changes that a rule sees together. @internal */
export function seenBy(
  rule: Rule,
  changes: ResourceChange[],
): ResourceChange[] {
  const { subject } = rule;
  if (subject.type !== 'infrastructure') return [];
  const isOne = (of: string[], { type }: ResourceChange) =>
    of.some(pattern => matches(pattern, type));
  if (subject.sees !== 'touched') {
    return changes.filter(change => isOne(typesOf(rule), change));
  }
  return changes
    .filter(({ kind }) => subject.changes.includes(kind))
    .flatMap(change => {
      if (isOne(subject.types, change)) return [change];
      return isOne(subject.companions ?? [], change) ? [named(change)] : [];
    });
}

/** A change that only has to be recognised. A plan that destroys everything stays small that way. */
function named(change: ResourceChange): ResourceChange {
  const { before, after } = change;
  return {
    ...change,
    before: textsOf(before),
    after: textsOf(after),
    unknown: [],
    sensitive: [],
    tags: {},
  };
}

function textsOf(values: ResourceChange['before']): ResourceChange['before'] {
  return (
    values &&
    Object.fromEntries(
      Object.entries(values).filter(([, value]) => typeof value === 'string'),
    )
  );
}
