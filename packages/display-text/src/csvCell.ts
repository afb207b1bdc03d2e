/** A number, which may begin with a minus. */
const number = /^-?\d+(\.\d+)?$/;

/**
 * A cell of a CSV file. Names and values are written by others, and a spreadsheet runs a cell that begins like a
 * formula, after blanks too. Quotes alone do not prevent that; an apostrophe does.
 * @public
 */
export function csvCell(text: string): string {
  const safe =
    number.test(text) ||
    !/^\s*[=+\-@|%\t\r\n\uff0b\uff0d\uff1d\uff20]/.test(text)
      ? text
      : `'${text}`;
  return /[",\r\n;\t']/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
