/** A blank of a text, where Terraform can break a line; the break takes the blanks with it. */
const BLANKS = /[^\S\n]+/g;
/** What Terraform draws before a line of a diagnostic. */
const FRAME = /^[\s│╷╵|]*/;

/** Part of a line, from a character up to another one. @internal */
export type Range = [from: number, to: number];

/**
 * Makes a function that finds what a line holds of texts that Terraform has broken over several lines, as it does with
 * all it says at 78 columns: the begin of a text at the end of the pipeline, its end at the begin, or a part of it that is
 * the whole line. A line is looked at by itself, so a line that ends as such a text begins is found in part, even
 * where the next line does not go on with it. That hides too much rather than too little.
 *
 * @param texts - each in one line
 * @param shortest - shorter pieces are not found
 * @internal
 */
export function findWrapped(
  texts: string[],
  shortest: number,
): (line: string) => Range[] {
  const broken = texts
    .map(findBreaks)
    .filter(({ breaks }) => breaks.length > 0);
  return line => {
    const begin = FRAME.exec(line)![0].length;
    const end = line.trimEnd().length;
    const said = line.slice(begin, end);
    if (broken.length === 0 || said.length < shortest) return [];
    if (broken.some(text => isMiddle(text, said))) return [[begin, end]];
    const atEnd = longest(broken, ({ text, breaks }) =>
      breaks.map(([start]) => start).filter(n => endsWithFirst(said, text, n)),
    );
    const atBegin = longest(broken, ({ text, breaks }) =>
      breaks
        .map(([, after]) => text.length - after)
        .filter(n => beginsWithLast(said, text, n)),
    );
    const ranges: Range[] = [
      [begin, begin + atBegin],
      [end - atEnd, end],
    ];
    return ranges.filter(([from, to]) => to - from >= shortest);
  };
}

/** Where blanks start and end. */
type Broken = { text: string; breaks: [number, number][] };

function findBreaks(text: string): Broken {
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
