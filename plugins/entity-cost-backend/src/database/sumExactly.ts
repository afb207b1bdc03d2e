import { isSqlite } from '@backstage-guardrails/backend-database';
import { unitsOfText } from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';

/** Digits of a part of the fraction and of the last 18 digits before it. So many rows can be added up: 9 billion. */
const SHORT = 9;

/** Digits of a part of what is before them, and how many parts a column of quantities has room for: 9 million rows. */
const LONG = 12;
const LONG_PARTS = 4;

/**
 * Adds up columns of decimal texts in the database, to the last digit, by other columns of `rows`. PostgreSQL has exact
 * numbers. SQLite would add floating-point numbers, so it adds whole ones: each text is cut into parts of some digits, and
 * the sums of the parts are put together here.
 * @returns a row for each combination of `by`, with counts of 10^-18 without a limit
 * @internal
 */
export async function sumExactly<By extends string, Column extends string>(
  knex: Knex,
  options: {
    rows: Knex.QueryBuilder;
    by: readonly By[];
    columns: readonly Column[];
  },
): Promise<Array<Record<By, string> & Record<Column, bigint>>> {
  const { by } = options;
  const inParts = isSqlite(knex);
  const sums = inParts ? sumParts(knex, options) : sumNumbers(knex, options);
  const rows: Record<string, string>[] = await sums
    .groupBy(by)
    .orderBy([...by]);
  return rows.map(row => {
    const unitsOf = (column: Column) =>
      inParts ? unitsOfParts(row, column) : unitsOfNumber(row[column]);
    return Object.fromEntries([
      ...by.map(name => [name, row[name]]),
      ...options.columns.map(column => [column, unitsOf(column)]),
    ]);
  });
}

type Options = {
  rows: Knex.QueryBuilder;
  by: readonly string[];
  columns: readonly string[];
};

function sumNumbers(
  knex: Knex,
  { rows, by, columns }: Options,
): Knex.QueryBuilder {
  return knex
    .from(rows.as('used'))
    .select(by)
    .select(
      columns.map(column =>
        knex.raw('cast(sum(cast(?? as numeric)) as text) as ??', [
          column,
          column,
        ]),
      ),
    );
}

/** Materialized, or the text would be cut anew for each of its parts. */
function sumParts(
  knex: Knex,
  { rows, by, columns }: Options,
): Knex.QueryBuilder {
  const cut = knex
    .from(rows.as('used'))
    .select(by)
    .select(columns.flatMap(column => cutText(knex, column)));
  return knex
    .withMaterialized('cut', cut)
    .from('cut')
    .select(by)
    .select(columns.flatMap(column => partSums(knex, column)));
}

/**
 * A text as `unitsText` writes it: its sign, the last 18 digits before the point, those behind it as 18 digits, and, only
 * where there is more, the digits before these. Nearly no text has more, and SQLite takes no number that is longer.
 */
function cutText(knex: Knex, column: string): Knex.Raw[] {
  const whole = `substr(ltrim(:text:, '-'), 1, instr(ltrim(:text:, '-') || '.', '.') - 1)`;
  const isLong = `length(:text:) > 18 and instr(:text: || '.', '.') > 19`;
  const parts = {
    sign: `case when substr(:text:, 1, 1) = '-' then -1 else 1 end`,
    long: `case when ${isLong} then substr(${whole}, 1, length(${whole}) - 18) end`,
    whole: `case when ${isLong} then cast(substr(${whole}, -18) as integer) else abs(cast(:text: as integer)) end`,
    fraction: `case instr(:text:, '.') when 0 then 0 else cast(substr(substr(:text:, instr(:text:, '.') + 1) || '${zeros(
      18,
    )}', 1, 18) as integer) end`,
  };
  return Object.entries(parts).map(([part, expression]) =>
    knex.raw(`${expression} as :name:`, {
      text: column,
      name: `${column}_${part}`,
    }),
  );
}

/** The sums of the parts of a column, most significant first; each is worth 10^9 or 10^12 of the next. */
function partSums(knex: Knex, column: string): Knex.Raw[] {
  const long = Array.from({ length: LONG_PARTS }, (_, part) => {
    const digits = `substr('${zeros(LONG * LONG_PARTS)}' || :long:, -${
      LONG * LONG_PARTS
    })`;
    return `cast(substr(${digits}, ${part * LONG + 1}, ${LONG}) as integer)`;
  });
  const short = [':whole:', ':fraction:'].flatMap(text => [
    `${text} / 1${zeros(SHORT)}`,
    `${text} % 1${zeros(SHORT)}`,
  ]);
  return [...long, ...short].map((part, index) =>
    // as text: the driver would return a number of floating point
    knex.raw(`cast(sum(:sign: * (${part})) as text) as :name:`, {
      sign: `${column}_sign`,
      long: `${column}_long`,
      whole: `${column}_whole`,
      fraction: `${column}_fraction`,
      name: `${column}_${index}`,
    }),
  );
}

function unitsOfParts(
  row: Record<string, string | null>,
  column: string,
): bigint {
  return Array.from({ length: LONG_PARTS + 4 }).reduce<bigint>(
    (units, _, part) =>
      units * 10n ** BigInt(part < LONG_PARTS ? LONG : SHORT) +
      BigInt(row[`${column}_${part}`] ?? 0),
    0n,
  );
}

function unitsOfNumber(text: string): bigint {
  const units = unitsOfText(text);
  if (units === undefined) {
    throw new Error('A sum of quantities cannot be read.');
  }
  return units;
}

function zeros(count: number): string {
  return '0'.repeat(count);
}
