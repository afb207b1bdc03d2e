import type { Outcome } from '@backstage-guardrails/policy-model';
import type { Cell, Measure } from './Cell';
import { roundSeconds } from './roundSeconds';

/** What is counted of a decision. */
type CountedDecision = {
  recordedAt: string;
  outcome: Outcome;
  owner: string | null;
  /** Those of the requester, where they are known. */
  groups: readonly string[];
  environment: string | null;
  /** Those it has findings of, without repeats. */
  rules: readonly string[];
};

/** What is counted of an approval, or of a change that was applied. @internal */
export type Fact = {
  day: string;
  owner: string;
  environment: string;
} & (
  | { kind: 'approved'; seconds: number }
  /** `seconds` from the first denial; absent where nothing was denied. */
  | { kind: 'applied'; seconds?: number; selfService: boolean }
);

/** A decision counts once, and once for each rule that it has findings of. @internal */
export function cellsOfDecision(decision: CountedDecision): Cell[] {
  const { recordedAt, outcome, owner, groups, environment, rules } = decision;
  const cell = (measure: Measure, rule: string): Cell => ({
    day: dayOf(recordedAt),
    owner: owner ?? '',
    environment: environment ?? '',
    ...{ rule, measure, seconds: 0, number: 1 },
  });
  return [
    ...['', ...rules].map(rule => cell(outcome, rule)),
    ...(owner !== null && groups.includes(owner)
      ? [cell('by-member', '')]
      : []),
  ];
}

/** @internal */
export function cellsOfFact(fact: Fact): Cell[] {
  const { day, owner, environment } = fact;
  const cell = (measure: Measure, seconds: number = 0): Cell => ({
    ...{ day, owner, environment },
    ...{ rule: '', measure, seconds, number: 1 },
  });
  if (fact.kind === 'approved') return [cell('approved', fact.seconds)];
  return [
    cell('applied'),
    ...(fact.selfService ? [cell('self-service')] : []),
    ...(fact.seconds === undefined ? [] : [cell('friction', fact.seconds)]),
  ];
}

/** @internal */
export function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

/** What passed between two instants, as it is counted. @internal */
export function secondsBetween(from: string, to: string): number {
  return roundSeconds((Date.parse(to) - Date.parse(from)) / 1000);
}
