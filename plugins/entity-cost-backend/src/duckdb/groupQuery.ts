import type { ColumnRole } from './planColumns';

/** A number as most exports write it. Any other text is read row by row. */
const NUMBER = '-?[0-9]{1,18}([.][0-9]{1,18})?';

/** An instant in UTC whose day is its first ten characters. */
const INSTANT =
  '[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?(Z| ?UTC|[+]00:?00)?)?';

/** What most exports have behind the day: a full hour. Texts with one of these have the order of time. */
const HOURS = Array.from(
  { length: 24 },
  (_, hour) => `'T${`${hour}`.padStart(2, '0')}:00:00Z'`,
).join(', ');

/** The sums of a file. Each query is of one thing, so that the first two can be checked before the third is used. */
type GroupQueries = {
  statements: string[];
  /** What charges are for: a cell of each column, days as JSON, and how many rows only the reader of rows may judge. */
  subjects: string;
  /** The days of each period: a cell of each column. */
  days: string;
  /** The sums of a subject, in the order of subjects: JSON of a day's cells, a number of rows and a sum of each amount. */
  sums: string;
};

/**
 * Statements that add up the rows of a file by all that tells charges apart, in one scan of the file. The sums are those
 * of DECIMAL(38,18), whose overflow is an error; numbers with few digits are added up as DECIMAL(18,12), which is exact
 * for them and several times as fast. What has a value that only the reader of rows may judge is counted. Whether a cost
 * is below zero is part of the key, because a refund is told by the sign of a row.
 * @internal
 */
export function groupQuery(options: {
  /** What to read: a table function. */
  from: string;
  roles: readonly ColumnRole[];
}): GroupQueries {
  const { from, roles } = options;
  const places = (...wanted: ColumnRole[]) =>
    roles.flatMap((role, place) => (wanted.includes(role) ? [place] : []));
  const columns = (found: readonly number[]) => found.map(place => `c${place}`);
  const costs = places('cost');
  const amounts = places('cost', 'amount');
  const days = places('day');
  const keys = columns(places('key', 'period'));

  // each is computed once for a row
  const narrow = amounts.map(
    place =>
      `case when strpos(c${place}, '.') = 0 or strlen(c${place}) - strpos(c${place}, '.') <= 12
       then try_cast(c${place} as decimal(18,12)) end as n${place}`,
  );
  const wide = amounts.map(
    place =>
      `case when n${place} is null then try_cast(c${place} as decimal(38,18)) end as w${place}`,
  );
  const hours = [...days, ...places('end')].map(
    place =>
      `substr(c${place}, 11) in (${HOURS}) and substr(c${place}, 5, 1) = '-' as h${place}`,
  );
  const level = (added: readonly string[], within: string) =>
    `(select ${['*', ...added].join(', ')} from ${within})`;
  const rows = level(wide, level([...narrow, ...hours], from));

  const bad = [
    ...amounts.map(
      place =>
        `(c${place} is not null and not regexp_full_match(c${place}, '${NUMBER}'))`,
    ),
    ...costs.map(place => `c${place} is null`),
    ...places('end').flatMap(end =>
      days.map(start => `(${mayBeBefore(end, start)})`),
    ),
  ];
  const signs = costs.map(
    place => `coalesce(n${place} < 0, w${place} < 0, false) as s${place}`,
  );
  const sums = amounts.map(place => {
    const short = `sum(n${place})::decimal(38,18)`;
    const long = `sum(w${place})`;
    return `coalesce(${short} + ${long}, ${short}, ${long})::varchar as c${place}`;
  });
  const dayOf = days.map(
    place =>
      `case when h${place} or regexp_full_match(c${place}, '${INSTANT}')
       then left(c${place}, 10) else c${place} end as c${place}`,
  );
  const json = (cells: readonly string[]) => `to_json([${cells.join(', ')}])`;
  const cellsOf = (...wanted: ColumnRole[]) =>
    roles.map((role, place) =>
      wanted.includes(role) ? `c${place}` : `null as c${place}`,
    );
  return {
    statements: [
      `create temp table sums as
       select ${[...keys, ...dayOf, ...signs, ...sums].join(', ')},
         count(*) as n, count_if(${bad.join(' or ')}) as bad
       from ${rows}
       group by all`,
      `create temp table subjects as
       select row_number() over () as place, * from (
         select ${[...keys, ''].join(', ')}
           min(${json(columns(days))})::varchar as days, sum(bad) as bad,
           string_agg(${json([
             ...columns(days),
             'n::varchar',
             ...columns(amounts),
           ])}, ',') as sums
         from sums
         group by all)`,
    ],
    subjects: `select ${cellsOf('key', 'period').join(', ')}, days, bad::varchar
      from subjects order by bad desc, place`,
    days: `select distinct ${cellsOf('period', 'day').join(', ')} from sums`,
    sums: `select sums from subjects order by bad desc, place`,
  };
}

/**
 * Whether an end can be before a start, which the reader of rows then judges: an earlier minute, another text of the same
 * minute, or an instant in another form. Most are told apart as they are, which is fast.
 */
function mayBeBefore(end: number, start: number): string {
  const minute = (place: number) => `left(replace(c${place}, 'T', ' '), 16)`;
  const isInstant = (place: number) =>
    `regexp_full_match(c${place}, '${INSTANT}')`;
  return `case
    when c${end} is null or (h${end} and h${start} and c${end} >= c${start})
      then false
    when not ${isInstant(end)} then trim(c${end}) <> ''
    when not ${isInstant(start)} then true
    else ${minute(end)} < ${minute(start)}
      or (${minute(end)} = ${minute(start)} and c${end} <> c${start}) end`;
}
