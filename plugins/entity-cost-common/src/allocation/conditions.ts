import { type TagSet, tagValue } from '../rows';

/** What a cost is told apart by, without its amount and time: an entry of the dictionary that allocation runs over. @public */
export type CostSubject = {
  tags: TagSet;
  costCategories: TagSet;
  provider: string | null;
  service: string | null;
  subAccountId: string | null;
  resourceId: string | null;
};

/** A condition on a cost. @public */
export type Condition = (
  | { kind: 'tag' | 'cost-category'; key: string }
  | { kind: 'provider' | 'service' | 'sub-account' | 'resource' }
) &
  (
    | { operator: 'in' | 'not-in'; values: readonly string[] }
    /** Resources of a provider often share the start of their names. */
    | { operator: 'starts-with'; values: readonly string[] }
    | { operator: 'exists' | 'not-exists' }
  );

/** Costs that an entity claims by one annotation: those for which all conditions hold. @public */
export type CostClaim = {
  annotation: string;
  conditions: Condition[];
};

/** Whether a condition holds for a cost. What a cost does not have is in no list and starts with nothing. @public */
export function holds(condition: Condition, subject: CostSubject): boolean {
  const value = valueFor(condition, subject);
  switch (condition.operator) {
    case 'exists':
      return value !== undefined;
    case 'not-exists':
      return value === undefined;
    case 'in':
      return value !== undefined && condition.values.includes(value);
    case 'not-in':
      return value === undefined || !condition.values.includes(value);
    case 'starts-with':
      return (
        value !== undefined &&
        condition.values.some(start => value.startsWith(start))
      );
    default:
      return condition satisfies never;
  }
}

function valueFor(
  condition: Condition,
  subject: CostSubject,
): string | undefined {
  switch (condition.kind) {
    case 'tag':
      return tagValue(subject.tags, condition.key);
    case 'cost-category':
      return tagValue(subject.costCategories, condition.key);
    case 'provider':
      return subject.provider ?? undefined;
    case 'service':
      return subject.service ?? undefined;
    case 'sub-account':
      return subject.subAccountId ?? undefined;
    case 'resource':
      return subject.resourceId ?? undefined;
    default:
      return condition satisfies never;
  }
}
