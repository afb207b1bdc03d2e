import {
  type BillingHeader,
  billingFormats,
  type ColumnConstants,
  type ColumnsFrom,
  detectFormat,
  focusFormat,
  readHeader,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { LoadRefused } from './LoadProblem';

/** What a source says about its files that is not in them. @internal */
export type ReadingOptions = {
  /** Id of the billing format; otherwise it is recognised by the columns. */
  format?: string;
  /** Values that are the same in every row. */
  constants?: ColumnConstants;
  /** Columns of FOCUS that have another name in the files. */
  columnsFrom?: ColumnsFrom;
  /** Whether dates with slashes have the month first; otherwise the format says it. */
  monthFirst?: boolean;
  /** Whether numbers have a comma where others have a point; otherwise it is found out where no commas separate values. */
  decimalComma?: boolean;
};

/** The header of a file. A format that is not recognised is reported as what FOCUS lacks. @internal */
export function headerOf(options: {
  name: string;
  names: readonly string[];
  reading: ReadingOptions;
}): BillingHeader {
  const { name, names, reading } = options;
  const recognised =
    billingFormats.find(({ id }) => id === reading.format) ??
    detectFormat(names) ??
    focusFormat;
  const { constants, columnsFrom, decimalComma } = reading;
  const { monthFirst = recognised.monthFirst } = reading;
  const read = readHeader({
    format: { ...recognised, monthFirst },
    names,
    constants,
    columnsFrom,
    decimalComma,
  });
  if (!read.ok) {
    throw new LoadRefused(
      read.problems.slice(0, 50).map(problem => ({ ...problem, file: name })),
    );
  }
  return read.header;
}
