import type { AmountSource, ColumnSource } from '../formats';
import { columnKeys } from '../formats/columnKeys';
import { unitOfBlocks } from '../formats/unitOfBlocks';
import {
  type Decimal,
  decimalText,
  parseDecimal,
  subtractDecimals,
  sumDecimals,
} from '../money';

/** The values of a row, in the order of the header. @public */
export type Cells = ReadonlyArray<string | null | undefined>;

/** Finds the place of a column of a file. @internal */
export type Header = {
  names: readonly string[];
  places: ReadonlyMap<string, number>;
};

/** A header, and how the cells of a column are read. */
type ColumnHeader = Header & { valueOf: typeof valueOf };

/** The value of a row in a column of FOCUS, and the column of the file it is from. @internal */
export type Source = {
  column: string;
  /** Where the columns are that it is from; none if it is calculated, or the same in every row. */
  places: readonly number[];
  read: (cells: Cells) => string | null;
};

/** Specifications say NULL; exports to CSV write it in these ways. @internal */
export function valueOf(cell: string | null | undefined): string | null {
  if (cell === undefined || cell === null) return null;
  const value = cell.trim();
  return value === '' || /^(?:null|\\N)$/i.test(value) ? null : value;
}

/**
 * The value of a number in a file with decimal commas, with a decimal point. A point of the file separates thousands, or
 * the file has both: it becomes a comma, which is refused like one of any other file.
 * @internal
 */
export function valueWithPoint(cell: string | null | undefined): string | null {
  const value = valueOf(cell);
  return value === null ? null : swapSeparators(value);
}

/** A number with points for its commas and commas for its points; twice, it is as it was. @internal */
export function swapSeparators(number: string): string {
  return number.replace(/[.,]/g, found => (found === ',' ? '.' : ','));
}

/** Where the file has a column of FOCUS, or undefined if it does not have it. @internal */
export function compileSource(
  source: ColumnSource,
  header: ColumnHeader,
): Source | undefined {
  if ('constant' in source) {
    return { column: '', places: [], read: () => source.constant };
  }
  if ('by' in source) return compileAmounts(source, header);
  const places = placesOf(source.from, header);
  const first = (cells: Cells) => firstOf(places, cells, header.valueOf);
  const column = header.names[places[0]] ?? source.from[0];
  if ('unitOf' in source) {
    if (!places.length) return undefined;
    return { column, places, read: cells => unitOfBlocks(first(cells)) };
  }
  if (!('values' in source)) {
    return places.length ? { column, places, read: first } : undefined;
  }
  const { values, otherwise, missing } = source;
  if (!places.length && missing === null) return undefined;
  return {
    column,
    places,
    read: cells => {
      const value = first(cells);
      if (value === null) return missing;
      return Object.hasOwn(values, value) ? values[value] : otherwise;
    },
  };
}

function compileAmounts(
  source: Extract<ColumnSource, { by: string }>,
  header: ColumnHeader,
): Source | undefined {
  const [type] = placesOf([source.by], header);
  const otherwise = compileAmount(source.otherwise, header);
  if (type === undefined || !otherwise) return undefined;
  const amounts = new Map(
    Object.entries(source.amounts).map(([name, amount]) => [
      name,
      compileAmount(amount, header) ?? otherwise,
    ]),
  );
  const main = 'plus' in source.otherwise ? source.otherwise.plus.flat() : [];
  return {
    column: header.names[placesOf(main, header)[0]] ?? source.by,
    places: [],
    read: cells =>
      (amounts.get(valueOf(cells[type]) ?? '') ?? otherwise)(cells),
  };
}

/**
 * An amount of one column is passed on as it is written, so that a fault in it is reported with the text of the file. A
 * sum with a part that is no number is passed on as that part, for the same reason.
 */
function compileAmount(
  amount: AmountSource,
  header: ColumnHeader,
): ((cells: Cells) => string | null) | undefined {
  if ('zero' in amount) return () => '0';
  const plus = amount.plus.map(columns => placesOf(columns, header));
  const minus = (amount.minus ?? []).map(columns => placesOf(columns, header));
  const zeroIf = placesOf(amount.zeroIf ? [amount.zeroIf] : [], header);
  if (!plus.some(places => places.length)) return undefined;
  const read = (places: readonly number[], cells: Cells) =>
    firstOf(places, cells, header.valueOf);
  return cells => {
    if (zeroIf.some(place => valueOf(cells[place]) !== null)) return '0';
    if (plus.length === 1 && !minus.length) return read(plus[0], cells);
    const parts: Decimal[] = [];
    for (const places of [...plus, ...minus]) {
      const text = read(places, cells);
      const parsed = parseDecimal(text ?? '0', { excess: 'round' });
      if (!parsed.ok) return text;
      parts.push(parsed.value);
    }
    const added = sumDecimals(parts.slice(0, plus.length));
    const taken = sumDecimals(parts.slice(plus.length));
    return decimalText(subtractDecimals(added, taken));
  };
}

function firstOf(
  places: readonly number[],
  cells: Cells,
  read: typeof valueOf,
): string | null {
  for (const place of places) {
    const value = read(cells[place]);
    if (value !== null) return value;
  }
  return null;
}

function placesOf(names: readonly string[], header: Header): number[] {
  return names.flatMap(name => {
    const [key] = columnKeys(name);
    const place = header.places.get(key);
    return place === undefined ? [] : [place];
  });
}
