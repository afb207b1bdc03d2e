import type { ColumnRole } from './planColumns';

/** A number as most exports write it. Any other text is read row by row. */
const NUMBER = '-?[0-9]{1,18}([.][0-9]{1,18})?';

/** An instant in UTC whose day is its first ten characters. */
const INSTANT =
  '[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?(Z| ?UTC|[+]00:?00)?)?';

/**
 * Statements that add up the rows of a file by all that tells charges apart. The sums are those of DECIMAL(38,18), whose
 * overflow is an error; numbers with few digits are added up as DECIMAL(18,12), which is exact for them and several times
 * as fast. `bad` counts rows with a value that only the reader of rows may judge; signs are part of the key,
 * because a refund is told by the sign of a row.
 * @internal
 */
export function groupQuery(options: {
  /** What to read: a table function. */
  from: string;
  roles: readonly ColumnRole[];
}): { statements: string[]; query: string; bad: string } {
  const { from, roles } = options;
  const column = (place: number) => `c${place}`;
  const places = (role: ColumnRole) =>
    roles.flatMap((found, place) => (found === role ? [place] : []));
  const amounts = places('amount');
  const days = places('day');
  const ends = places('end');

  // each is computed once for a row
  const texts = amounts.map(
    place => `nullif(trim(${column(place)}), '') as t${place}`,
  );
  const instants = [...days, ...ends].map(
    place => `regexp_full_match(${column(place)}, '${INSTANT}') as i${place}`,
  );
  const narrow = amounts.map(
    place =>
      `case when strpos(t${place}, '.') = 0 or length(t${place}) - strpos(t${place}, '.') <= 12
       then try_cast(t${place} as decimal(18,12)) end as n${place}`,
  );
  const wide = amounts.map(
    place =>
      `case when n${place} is null then try_cast(t${place} as decimal(38,18)) end as w${place}`,
  );

  const bad = [
    ...amounts.map(
      place =>
        `(t${place} is not null and not regexp_full_match(t${place}, '${NUMBER}'))`,
    ),
    // an end is compared with the start, where both are instants of this form
    ...ends.flatMap(end => [
      `(nullif(trim(${column(end)}), '') is not null and not i${end})`,
      ...days.map(start => `(${isBefore(end, start)})`),
    ]),
  ];
  const keys = [
    ...places('key').map(place => `${column(place)} as ${column(place)}`),
    ...days.map(
      place =>
        `case when i${place} then left(${column(place)}, 10) else ${column(
          place,
        )} end as ${column(place)}`,
    ),
  ];
  const signs = amounts.map(
    place => `coalesce(sign(n${place}), sign(w${place}), 2) as s${place}`,
  );
  const sums = amounts.map(place => {
    const short = `sum(n${place})::decimal(38,18)`;
    const long = `sum(w${place})`;
    return `coalesce(${short} + ${long}, ${short}, ${long})::varchar as ${column(
      place,
    )}`;
  });
  const cells = roles.map((role, place) =>
    role === 'unused' || role === 'end' ? 'null' : column(place),
  );
  const level = (added: readonly string[], within: string) =>
    `(select ${['*', ...added].join(', ')} from ${within})`;
  const rows = level(wide, level(narrow, level([...texts, ...instants], from)));
  return {
    statements: [
      `create temp table sums as
       select ${[...keys, ...signs, ...sums].join(', ')},
         count(*) as n, count_if(${bad.join(' or ') || 'false'}) as bad
       from ${rows}
       group by all`,
    ],
    query: `select ${cells.join(', ')}, n::varchar, bad::varchar
      from sums order by bad desc`,
    bad: 'bad',
  };
}

/** Whether an end is an earlier minute than a start. Most are told apart as they are, which is fast. */
function isBefore(end: number, start: number): string {
  const minute = (place: number) => `left(replace(c${place}, 'T', ' '), 16)`;
  const separator = (place: number) => `substr(c${place}, 11, 1)`;
  return `i${end} and i${start} and case
    when c${end} >= c${start} and ${separator(end)} = ${separator(
    start,
  )} then false
    else ${minute(end)} < ${minute(start)} end`;
}
