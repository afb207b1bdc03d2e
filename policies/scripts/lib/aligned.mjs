/** As Prettier writes tables. */
export function aligned(rows) {
  const cells = rows.map(row =>
    row.map(cell => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')),
  );
  const widths = cells[0].map((_, column) =>
    Math.max(3, ...cells.map(row => row[column].length)),
  );
  const line = row =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  const [head, ...body] = cells;
  return [
    line(head),
    line(widths.map(width => '-'.repeat(width))),
    ...body.map(line),
  ];
}
