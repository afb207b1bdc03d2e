import type { ResourceChange, Rule } from '@backstage-guardrails/policy-model';
import { matches } from './matches';

/** What a rule that sees `touched` sees: the changes that it is about, and of its companions what they are called. @internal */
export function touchedBy(
  { subject }: Rule,
  changes: ResourceChange[],
): ResourceChange[] {
  if (subject.type !== 'infrastructure') return [];
  const isOne = (of: string[], { type }: ResourceChange) =>
    of.some(pattern => matches(pattern, type));
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
