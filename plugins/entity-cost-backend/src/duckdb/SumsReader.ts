import {
  type BillingHeader,
  type CostRow,
  readAmounts,
  readRow,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { z } from 'zod';
import { requireFewCharges, type RowSink } from '../reading';
import type { ColumnRole } from './planColumns';

type Cells = Array<string | null>;

const cellsSchema = z.array(z.string().nullable());

const sumsSchema = z.array(cellsSchema);

/** Something that only the reader of rows may judge. @internal */
export class RowsNeeded extends Error {}

/** Makes rows of the subjects, the days and the sums of a file, in this order. @internal */
export class SumsReader {
  readonly #header: BillingHeader;
  readonly #roles: readonly ColumnRole[];
  readonly #sink: RowSink;
  readonly #limit?: number;

  /** In the order of their sums. */
  readonly #subjects: Array<{ row: CostRow; period: string }> = [];

  /** Cells of a subject by its period: which days are right depends on nothing else. */
  readonly #periods = new Map<string, Cells>();

  readonly #days = new Map<string, Pick<CostRow, 'month' | 'start'>>();

  #next = 0;

  constructor(options: {
    header: BillingHeader;
    roles: readonly ColumnRole[];
    sink: RowSink;
    /** Subjects at most, if not as many as a load may have. */
    limit?: number;
  }) {
    this.#header = options.header;
    this.#roles = options.roles;
    this.#sink = options.sink;
    this.#limit = options.limit;
  }

  /** Whether the sink has something already. */
  get hasPassedOn(): boolean {
    return this.#next > 0;
  }

  /** Throws `LoadRefused` before there are more than the memory of a load holds. */
  readSubject(values: Cells): void {
    requireFewCharges(this.#subjects.length + 1, this.#limit);
    const cells = values.slice(0, this.#roles.length);
    const [days, bad] = values.slice(this.#roles.length);
    if (bad !== '0') throw new RowsNeeded();
    this.#put(cells, ['day'], cellsOf(days));
    // its sums come later, and are numbers
    this.#put(cells, ['cost'], '0');
    const period = this.#periodOf(cells);
    this.#subjects.push({ row: this.#read(cells), period });
    this.#periods.set(period, cells);
  }

  readDay(values: Cells): void {
    const period = this.#periodOf(values);
    const days = this.#take(values, ['day']);
    const cells = [...(this.#periods.get(period) ?? [])];
    this.#put(cells, ['day'], days);
    const { month, start } = this.#read(cells);
    this.#days.set(dayKey(period, days), { month, start });
  }

  readSums([text]: Cells): void {
    const { row, period } = this.#subjects[this.#next];
    this.#next += 1;
    const dayCount = this.#roles.filter(role => role === 'day').length;
    const cells: Cells = this.#roles.map(() => null);
    for (const sum of sumsSchema.parse(JSON.parse(`[${text}]`))) {
      const days = sum.slice(0, dayCount);
      const [rows, ...sums] = sum.slice(dayCount);
      this.#put(cells, ['cost', 'amount'], sums);
      const amounts = readAmounts({ header: this.#header, cells, row });
      const day = this.#days.get(dayKey(period, days));
      if (!amounts || !day) throw new Error('A sum of DuckDB is none');
      this.#sink({ ...row, ...day, ...amounts }, parseInt(rows ?? '', 10));
    }
  }

  #read(cells: Cells): CostRow {
    const read = readRow({ header: this.#header, cells, line: 0 });
    // the row it is in is found by reading rows
    if (!read.ok) throw new RowsNeeded();
    return read.row;
  }

  #periodOf(cells: Cells): string {
    return JSON.stringify(this.#take(cells, ['period']));
  }

  #take(cells: Cells, roles: readonly ColumnRole[]): Cells {
    return cells.filter((_, place) => roles.includes(this.#roles[place]));
  }

  /** Puts values, or one value, where the columns of these roles are. */
  #put(cells: Cells, roles: readonly ColumnRole[], values: Cells | string) {
    let next = 0;
    this.#roles.forEach((role, place) => {
      if (!roles.includes(role)) return;
      cells[place] = typeof values === 'string' ? values : values[next];
      next += 1;
    });
  }
}

function dayKey(period: string, days: Cells): string {
  return `${JSON.stringify(days)} ${period}`;
}

function cellsOf(json: string | null): Cells {
  return cellsSchema.parse(JSON.parse(json ?? '[]'));
}
