import type { Micros } from '../money';
import { allocate, type Allocation } from './allocate';
import type { CatalogIndex } from './catalogIndex';
import type { CostSubject } from './conditions';
import type { AllocationRule } from './rules';

/** An amount of past data, with the entry of the dictionary that it belongs to. @public */
export type SubjectAmount = {
  /** The index in the dictionary. */
  subject: number;
  currency: string;
  amount: Micros;
};

/** What moves from one entity to another, `null` being unallocated. @public */
export type AllocationMove = {
  currency: string;
  from: string | null;
  to: string | null;
  amount: Micros;
  /** How many entries of the dictionary move. */
  subjects: number;
};

/** What other rules would have done to past data. @public */
export type RuleTrial = {
  /** Largest amount first. */
  moves: AllocationMove[];
  unallocated: Array<{ currency: string; before: Micros; after: Micros }>;
};

/** Compares two lists of rules over past data. Each entry of the dictionary is decided once, however many amounts it has. @public */
export function tryRules(options: {
  subjects: readonly CostSubject[];
  amounts: Iterable<SubjectAmount>;
  before: readonly AllocationRule[];
  after: readonly AllocationRule[];
  catalog: CatalogIndex;
}): RuleTrial {
  const { subjects, amounts, before, after, catalog } = options;
  const decided = subjects.map(subject => ({
    from: entityOf(allocate({ subject, rules: before, catalog })),
    to: entityOf(allocate({ subject, rules: after, catalog })),
  }));
  const moves = new Map<
    string,
    Omit<AllocationMove, 'subjects'> & { entries: Set<number> }
  >();
  const unallocated = new Map<string, { before: bigint; after: bigint }>();
  for (const { subject, currency, amount } of amounts) {
    const { from, to } = decided[subject];
    const left = unallocated.get(currency) ?? { before: 0n, after: 0n };
    if (from === null) left.before += amount;
    if (to === null) left.after += amount;
    unallocated.set(currency, left);
    if (from !== to) {
      const key = JSON.stringify([currency, from, to]);
      const known = moves.get(key);
      const entries = known?.entries ?? new Set();
      moves.set(key, {
        currency,
        from,
        to,
        amount: ((known?.amount ?? 0n) + amount) as Micros,
        entries: entries.add(subject),
      });
    }
  }
  return {
    moves: [...moves.values()]
      .map(({ entries, ...move }) => ({ ...move, subjects: entries.size }))
      .sort(largestFirst),
    unallocated: [...unallocated]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, left]) => ({
        currency,
        before: left.before as Micros,
        after: left.after as Micros,
      })),
  };
}

function entityOf(allocation: Allocation): string | null {
  return allocation.state === 'allocated' ? allocation.entity : null;
}

/** Amounts of several currencies are not compared: each currency has a part of the list. */
function largestFirst(a: AllocationMove, b: AllocationMove): number {
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  const size = ({ amount }: AllocationMove) => (amount < 0n ? -amount : amount);
  if (size(a) === size(b)) {
    return `${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1;
  }
  return size(a) > size(b) ? -1 : 1;
}
