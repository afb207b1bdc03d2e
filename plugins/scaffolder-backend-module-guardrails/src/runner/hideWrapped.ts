/** A blank of a text, where Terraform can break a line; the break takes the blanks with it. */
const BLANKS = /[^\S\n]+/g;
/** What Terraform draws before a line of a diagnostic. */
const FRAME = /^[\s│╷╵|]*/;

/**
 * Makes a function that hides what a line holds of texts that Terraform has broken over several lines, as it does with
 * all it says at 78 columns: the begin of a text at the end of the line, its end at the begin, or a part of it that is
 * the whole line. A line is looked at by itself, so a line that ends as such a text begins is hidden in part, even
 * where the next line does not go on with it. That hides too much rather than too little.
 *
 * @param texts - each in one line
 * @param shortest - shorter pieces are shown
 */
export function hideWrapped(
  texts: string[],
  shortest: number,
): (line: string) => string {
  const broken = texts.map(breaksOf).filter(({ breaks }) => breaks.length > 0);
  if (broken.length === 0) return line => line;
  return line => {
    const frame = FRAME.exec(line)![0].length;
    const said = line.slice(frame).trimEnd();
    if (said.length < shortest) return line;
    if (broken.some(text => isMiddle(text, said))) {
      return `${line.slice(0, frame)}***`;
    }
    const atEnd = longest(broken, ({ text, breaks }) =>
      breaks.map(([start]) => start).filter(n => endsWithFirst(said, text, n)),
    );
    const atBegin = longest(broken, ({ text, breaks }) =>
      breaks
        .map(([, end]) => text.length - end)
        .filter(n => beginsWithLast(said, text, n)),
    );
    if (Math.max(atEnd, atBegin) < shortest) return line;
    const from = atBegin < shortest ? 0 : atBegin;
    const to = said.length - (atEnd < shortest ? 0 : atEnd);
    return [
      line.slice(0, frame),
      ...(from > 0 ? ['***'] : []),
      said.slice(from, Math.max(from, to)),
      ...(to < said.length ? ['***'] : []),
    ].join('');
  };
}

/** Where blanks start and end. */
type Broken = { text: string; breaks: [number, number][] };

function breaksOf(text: string): Broken {
  return {
    text,
    breaks: [...text.matchAll(BLANKS)].map(({ 0: blanks, index }) => [
      index,
      index + blanks.length,
    ]),
  };
}

function longest(
  broken: Broken[],
  lengthsOf: (text: Broken) => number[],
): number {
  return broken.reduce(
    (most, text) => lengthsOf(text).reduce((a, b) => Math.max(a, b), most),
    0,
  );
}

function endsWithFirst(said: string, text: string, length: number): boolean {
  return length <= said.length && said.endsWith(text.slice(0, length));
}

function beginsWithLast(said: string, text: string, length: number): boolean {
  return length <= said.length && said.startsWith(text.slice(-length));
}

function isMiddle({ text, breaks }: Broken, said: string): boolean {
  return (
    breaks.some(([, end]) => text.startsWith(said, end)) &&
    breaks.some(([start]) => text.slice(0, start).endsWith(said))
  );
}
