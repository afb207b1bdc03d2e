/** The results as a Markdown table that is also readable in a terminal. */
export function compare(results) {
  const rows = [
    ['what', 'ratio', 'limit', ''],
    ...results.map(({ name, ratio, limit, pass }) => [
      name,
      format(ratio),
      typeof limit === 'number' ? format(limit) : String(limit ?? ''),
      pass ? 'kept' : 'MISSED',
    ]),
  ];
  const widths = rows[0].map((_, column) =>
    Math.max(3, ...rows.map(row => row[column].length)),
  );
  const line = cells =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  return [
    line(rows[0]),
    line(widths.map(width => '-'.repeat(width))),
    ...rows.slice(1).map(line),
  ].join('\n');
}

function format(number) {
  return typeof number === 'number' ? number.toPrecision(3) : String(number);
}
