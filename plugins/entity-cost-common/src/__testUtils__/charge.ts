import { type BillingFormat, focusFormat } from '../formats';
import { type ColumnsFrom, readHeader, readRow } from '../rows';

/** A charge of FOCUS with what every charge has. */
export const focusCharge: Record<string, string> = {
  BilledCost: '1.5',
  EffectiveCost: '1.25',
  ListCost: '2',
  BillingCurrency: 'EUR',
  BillingPeriodStart: '2026-03-01T00:00:00Z',
  BillingPeriodEnd: '2026-04-01T00:00:00Z',
  ChargePeriodStart: '2026-03-04T05:00:00Z',
  ChargePeriodEnd: '2026-03-04T06:00:00Z',
  ChargeCategory: 'Usage',
};

/** Reads one charge, given by the names of its columns, as the only row of a file. */
export function readCharge(
  charge: Record<string, string | undefined>,
  options: {
    format?: BillingFormat;
    month?: string;
    columnsFrom?: ColumnsFrom;
    decimalComma?: boolean;
  } = {},
) {
  const { format = focusFormat, month, columnsFrom, decimalComma } = options;
  const columns = Object.entries(charge).filter(
    (column): column is [string, string] => column[1] !== undefined,
  );
  const names = columns.map(([name]) => name);
  const header = readHeader({ format, names, columnsFrom, decimalComma });
  if (!header.ok) return { ok: false as const, problem: header.problems[0] };
  return readRow({
    header: header.header,
    cells: columns.map(([, value]) => value),
    line: 2,
    month,
  });
}
