/**
 * The columns of a Parquet file as texts that the reader of rows understands: instants in UTC, objects as JSON, numbers
 * with all their digits.
 * @internal
 */
export function parquetColumns(
  columns: readonly (readonly string[])[],
): string {
  return columns
    .map(([name, type], place) => {
      const column = `"${name.replaceAll('"', '""')}"`;
      return `${textOf(column, type)} as c${place}`;
    })
    .join(', ');
}

function textOf(column: string, type: string): string {
  if (type === 'TIMESTAMP WITH TIME ZONE') {
    // the text of such an instant would have the time zone of the machine
    return `make_timestamp(epoch_us(${column}))::varchar`;
  }
  if (/^(?:MAP|STRUCT)/.test(type) && !type.endsWith('[]')) {
    return `to_json(${column})::varchar`;
  }
  return `${column}::varchar`;
}
