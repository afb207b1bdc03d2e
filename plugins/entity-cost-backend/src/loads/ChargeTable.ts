import {
  type ChargeKind,
  chargeKind,
  CostError,
  type CostRow,
  decimalOfUnits,
  type LoadTotal,
  LoadTotals,
  type Micros,
  roundToTotal,
  type TagSet,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { loadProblem, LoadRefused, requireFewCharges } from '../reading';
import { type Workload, WorkloadTable } from './WorkloadTable';

/** What a charge is for, with its tags: an entry of the dictionary of subjects. @internal */
export type Subject = Pick<
  CostRow,
  | 'provider'
  | 'service'
  | 'serviceCategory'
  | 'subAccountId'
  | 'subAccountName'
  | 'region'
  | 'resourceId'
  | 'resourceName'
  | 'resourceType'
  | 'skuId'
  | 'unit'
  | 'tags'
  | 'costCategories'
> & { environment: string | null };

type Sums = {
  subject: number;
  day: string;
  kind: ChargeKind;
  currency: string;
  billed: bigint;
  effective: bigint;
  list: bigint;
  quantity: bigint | null;
};

/** The charges of a month for a subject, by day, kind and currency. @internal */
export type Charge = {
  /** The index of the subject. */
  subject: number;
  day: string;
  kind: ChargeKind;
  currency: string;
  billed: Micros;
  effective: Micros;
  list: Micros;
  /** A count of 10^-18. */
  quantity: bigint | null;
};

/** Largest amount that 64 bits of millionths hold. */
const MAX_MICROS = 2n ** 63n - 1n;

/** Tags that say which environment a cost is of, the first that is set. */
const environmentTags = [
  'environment',
  'env',
  'stage',
  'label:environment',
  'label:env',
  'label:stage',
];

/** Sums up the charges of files exactly, by month, subject, day, kind and currency. @internal */
export class ChargeTable {
  readonly subjects: Subject[] = [];

  #indexes = new Map<string, number>();

  #months = new Map<string, Map<string, Sums>>();

  #workloads = new WorkloadTable();

  #totals = new LoadTotals();

  #size = 0;

  #last?: { identity: ReturnType<typeof identityOf>; index: number };

  /** A month that is loaded also if it has no charges: those before it were wrong. */
  include(month: string): void {
    this.#months.set(month, this.#months.get(month) ?? new Map());
  }

  /** Adds a row, or the sum of several rows. Throws `LoadRefused`. */
  add(row: CostRow, rows: number): void {
    this.#totals.add(row, rows);
    const subject = this.#indexOf(row);
    const day = row.start.slice(0, 10);
    const kind = chargeKind(row);
    const { currency } = row;
    const charges = this.#months.get(row.month) ?? new Map<string, Sums>();
    this.#months.set(row.month, charges);
    const key = `${subject} ${day} ${kind} ${currency}`;
    let sums = charges.get(key);
    if (!sums) {
      this.#size += 1;
      requireFewCharges(this.#size);
      sums = {
        subject,
        day,
        kind,
        currency,
        billed: 0n,
        effective: 0n,
        list: 0n,
        quantity: null,
      };
      charges.set(key, sums);
    }
    sums.billed += row.billed;
    sums.effective += row.effective;
    sums.list += row.list ?? 0n;
    if (row.quantity !== null) {
      sums.quantity = (sums.quantity ?? 0n) + row.quantity;
    }
    if (row.workload !== null) {
      const { month, workload: usage } = row;
      this.#workloads.add(month, { subject, day, currency, usage });
    }
  }

  months(): string[] {
    return [...this.#months.keys()].sort();
  }

  get rounded(): number {
    return this.#totals.rounded;
  }

  /** The exact totals of a month, by currency. Throws `LoadRefused`. */
  totals(month: string): LoadTotal[] {
    return inRange(() =>
      this.#totals.totals().filter(total => total.month === month),
    );
  }

  /** The charges of a month, rounded so that they add up to the totals of their currency. Throws `LoadRefused`. */
  charges(month: string): Charge[] {
    const byCurrency = new Map<string, Sums[]>();
    for (const sums of this.#months.get(month)?.values() ?? []) {
      const list = byCurrency.get(sums.currency) ?? [];
      list.push(sums);
      byCurrency.set(sums.currency, list);
    }
    return [...byCurrency.values()].flatMap(roundCharges);
  }

  /** What workloads requested and used in a month. */
  workloads(month: string): Workload[] {
    return this.#workloads.of(month);
  }

  #indexOf(row: CostRow): number {
    const identity = identityOf(row);
    // sums of one subject come one after the other, with the same texts and tags
    const last = this.#last;
    if (last && identity.every((part, at) => part === last.identity[at])) {
      return last.index;
    }
    const index = this.#find(row);
    this.#last = { identity, index };
    return index;
  }

  #find(row: CostRow): number {
    const key = JSON.stringify(identityOf(row));
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const subject = subjectOf(row);
    const index = this.subjects.push(subject) - 1;
    this.#indexes.set(key, index);
    return index;
  }
}

/** What makes a subject another one than others, in a fixed order. @internal */
export function identityOf(subject: Omit<Subject, 'environment'>) {
  return [
    subject.provider,
    subject.service,
    subject.serviceCategory,
    subject.subAccountId,
    subject.subAccountName,
    subject.region,
    subject.resourceId,
    subject.resourceName,
    subject.resourceType,
    subject.skuId,
    subject.unit,
    subject.tags,
    subject.costCategories,
  ];
}

function subjectOf(row: CostRow): Subject {
  const texts = identityOf(row).filter(part => typeof part === 'string');
  // PostgreSQL has no such texts
  if (texts.some(text => text.includes('\u0000'))) {
    throw new LoadRefused([loadProblem({ code: 'text-control' })]);
  }
  return {
    provider: row.provider,
    service: row.service,
    serviceCategory: row.serviceCategory,
    subAccountId: row.subAccountId,
    subAccountName: row.subAccountName,
    region: row.region,
    resourceId: row.resourceId,
    resourceName: row.resourceName,
    resourceType: row.resourceType,
    skuId: row.skuId,
    unit: row.unit,
    tags: row.tags,
    costCategories: row.costCategories,
    environment: environmentOf(row.tags),
  };
}

function environmentOf(tags: TagSet): string | null {
  for (const wanted of environmentTags) {
    const found = tags.find(([key]) => key.toLowerCase() === wanted);
    const value = found?.[1].trim() ?? '';
    if (/^\P{C}{1,100}$/u.test(value)) return value;
  }
  return null;
}

function roundCharges(sums: Sums[]): Charge[] {
  return inRange(() => {
    const round = (of: 'billed' | 'effective' | 'list') =>
      roundToTotal(sums.map(sum => decimalOfUnits(sum[of])));
    const billed = round('billed');
    const effective = round('effective');
    const list = round('list');
    for (const amounts of [billed, effective, list]) {
      // then no sum of some of them is too large, in any order
      const size = amounts.reduce(
        (sum, amount) => sum + (amount < 0n ? -amount : amount),
        0n,
      );
      if (size > MAX_MICROS) {
        throw new LoadRefused([loadProblem({ code: 'amount-too-large' })]);
      }
    }
    return sums.map(({ subject, day, kind, currency, quantity }, index) => ({
      subject,
      day,
      kind,
      currency,
      billed: billed[index],
      effective: effective[index],
      list: list[index],
      quantity,
    }));
  });
}

function inRange<Result>(calculate: () => Result): Result {
  try {
    return calculate();
  } catch (error) {
    if (error instanceof CostError) {
      throw new LoadRefused([loadProblem({ code: 'amount-too-large' })]);
    }
    throw error;
  }
}
