import type { BillingFormat, TagSource } from '../formats';
import { columnKeys } from '../formats/columnKeys';
import {
  checkConformance,
  type FocusColumnId,
  type FocusConformance,
} from '../focus';
import { focusColumn } from '../focus/columns';
import {
  compileSource,
  type Header,
  type Source,
  valueOf,
  valueWithPoint,
} from './compileSource';
import { type BillingProblem, billingProblem } from './problems';

/** Columns without which a row is no charge: an amount, its currency, its month and what it is. @public */
export const essentialColumns = [
  'BilledCost',
  'EffectiveCost',
  'BillingCurrency',
  'BillingPeriodStart',
  'ChargePeriodStart',
  'ChargeCategory',
] as const satisfies readonly FocusColumnId[];

/** Columns of a file. AWS makes one of each tag, and real reports have a few hundred. */
const MAX_COLUMNS = 2_000;

/** Values that are the same in every row and not in the file, by column of FOCUS: from the configuration of a source. @public */
export type ColumnConstants = Partial<Record<FocusColumnId, string>>;

/** Columns of FOCUS that have another name in the files: from the configuration of a source. @public */
export type ColumnsFrom = Partial<Record<FocusColumnId, string>>;

/** The header of a file, understood. @public */
export type BillingHeader = {
  format: BillingFormat;
  /** How many values each row has. */
  width: number;
  /** How the file compares with FOCUS. Gaps here do not stop a load; its summary shows them. */
  conformance: FocusConformance;
  /** @internal */
  readonly decimalComma: boolean;
  /** @internal */
  readonly sources: ReadonlyMap<FocusColumnId, Source>;
  /** @internal */
  readonly tags: TagPlaces;
  /** @internal */
  readonly costCategories: TagPlaces;
};

/** Where the tags of a row are. @internal */
export type TagPlaces = {
  objects: number[];
  objectPrefix: string;
  single: Array<{ place: number; key: string }>;
  userPrefixes: readonly string[];
};

/** Reads the first line of a file. Faults are reported all at once. @public */
export function readHeader(options: {
  format: BillingFormat;
  names: readonly string[];
  constants?: ColumnConstants;
  columnsFrom?: ColumnsFrom;
  /** Whether numbers have a comma where others have a point. */
  decimalComma?: boolean;
}):
  | { ok: true; header: BillingHeader }
  | { ok: false; problems: BillingProblem[] } {
  const { names, constants = {}, columnsFrom = {} } = options;
  const { decimalComma = false } = options;
  const format = withColumnsFrom(options.format, columnsFrom);
  if (names.every(name => name.trim() === '')) {
    return refused([billingProblem({ code: 'header-empty', line: 1 })]);
  }
  if (names.length > MAX_COLUMNS) {
    return refused([billingProblem({ code: 'header-too-wide', line: 1 })]);
  }
  const { header, duplicates } = indexColumns(names, [
    ...(format.tags.prefixes ?? []),
    ...(format.costCategories.prefixes ?? []),
  ]);
  const sources = new Map<FocusColumnId, Source>();
  for (const [id, source] of columnsOf(format, constants)) {
    const isNumber = focusColumn(id).kind === 'decimal';
    const compiled = compileSource(source, {
      ...header,
      valueOf: decimalComma && isNumber ? valueWithPoint : valueOf,
    });
    if (compiled) sources.set(id, compiled);
  }
  const named = entries(columnsFrom).flatMap(([id, column]) =>
    column !== undefined && constants[id] === undefined ? [id] : [],
  );
  // a value from elsewhere would be taken for that of the column that a person has named
  const missing = new Set<FocusColumnId>([
    ...essentialColumns.filter(id => !sources.has(id)),
    ...named.filter(id => !sources.get(id)?.places.length),
  ]);
  const problems = [
    ...duplicates.map(column =>
      billingProblem({ code: 'column-duplicate', line: 1, column }),
    ),
    ...[...missing].map(id =>
      billingProblem({
        code: 'column-missing',
        line: 1,
        column: nameOf(format, id),
      }),
    ),
  ];
  if (problems.length) return refused(problems);
  const tags = tagPlaces(format.tags, header);
  return {
    ok: true,
    header: {
      format,
      width: names.length,
      conformance: checkConformance([
        ...sources.keys(),
        ...(tags.objects.length || tags.single.length ? ['Tags' as const] : []),
      ]),
      decimalComma,
      sources,
      tags,
      costCategories: tagPlaces(format.costCategories, header),
    },
  };
}

function refused(problems: BillingProblem[]) {
  return { ok: false as const, problems };
}

/**
 * Two columns of one name are a fault. Names of tags are chosen by people: `Owner` and `owner` are two of them.
 * A name in brackets does not hide a column that has it as its own name.
 */
function indexColumns(
  names: readonly string[],
  tagPrefixes: readonly string[],
): {
  header: Header;
  duplicates: string[];
} {
  const places = new Map<string, number>();
  const tags = new Set<string>();
  const duplicates: string[] = [];
  names.forEach((name, place) => {
    const key = columnKeys(name).at(-1) ?? '';
    if (key === '') return;
    if (tagPrefixes.some(prefix => isTag(name, prefix))) {
      if (tags.has(name)) duplicates.push(name);
      tags.add(name);
      return;
    }
    if (places.has(key)) duplicates.push(name);
    else places.set(key, place);
  });
  names.forEach((name, place) => {
    const [key] = columnKeys(name);
    if (key !== '' && !places.has(key)) places.set(key, place);
  });
  return { header: { names, places }, duplicates };
}

/** The format with other names of columns; how their values are read stays as it is. */
function withColumnsFrom(
  format: BillingFormat,
  columnsFrom: ColumnsFrom,
): BillingFormat {
  const columns = { ...format.columns };
  for (const [id, column] of entries(columnsFrom)) {
    if (column === undefined) continue;
    const source = columns[id];
    const before = source && 'from' in source ? source : {};
    columns[id] = { ...before, from: [column] };
  }
  return { ...format, columns };
}

function columnsOf(format: BillingFormat, constants: ColumnConstants) {
  const columns = { ...format.columns };
  for (const [id, constant] of entries(constants)) {
    if (constant !== undefined) columns[id] = { constant };
  }
  return entries(columns).flatMap(([id, source]) =>
    source ? [[id, source] as const] : [],
  );
}

function entries<Key extends string, Value>(
  record: Partial<Record<Key, Value>>,
): Array<[Key, Value | undefined]> {
  return Object.entries(record) as Array<[Key, Value | undefined]>;
}

/** The first name that the format has for a column of FOCUS. */
function nameOf(format: BillingFormat, id: FocusColumnId): string {
  const source = format.columns[id];
  if (!source || 'constant' in source) return id;
  if ('by' in source) {
    return 'plus' in source.otherwise
      ? source.otherwise.plus[0].at(-1) ?? source.by
      : source.by;
  }
  return source.from[0];
}

function isTag(name: string, prefix: string): boolean {
  return name.toLowerCase().startsWith(prefix.toLowerCase());
}

function tagPlaces(source: TagSource, header: Header): TagPlaces {
  const placesOf = (name: string) => {
    const place = header.places.get(columnKeys(name)[0]);
    return place === undefined ? [] : [place];
  };
  const objects = (source.columns ?? []).flatMap(placesOf);
  const named = Object.entries(source.named ?? {}).flatMap(([name, key]) =>
    placesOf(name).map(place => ({ place, key })),
  );
  const single = header.names.flatMap((name, place) => {
    const prefix = (source.prefixes ?? []).find(start => isTag(name, start));
    return prefix === undefined || prefix.length === name.length
      ? []
      : [{ place, key: name.slice(prefix.length) }];
  });
  return {
    objects,
    objectPrefix: source.objectPrefix ?? '',
    single: [...named, ...single],
    userPrefixes: source.userPrefixes ?? [],
  };
}
