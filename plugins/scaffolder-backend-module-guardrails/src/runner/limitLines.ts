/** What one call can put into the log of its task: all of it is kept in a database. */
const LIMIT = { lines: 20_000, characters: 4 * 1024 * 1024 };

/** Shows lines until there were too many, and then says so once. @internal */
export function limitLines(onLine: (line: string) => void) {
  const left = { ...LIMIT };
  let over = false;
  return {
    /** Nothing is shown any more, so nothing has to be looked at. */
    isOver: () => over,
    show(line: string) {
      if (over) return;
      left.lines -= 1;
      left.characters -= line.length;
      over = left.lines < 0 || left.characters < 0;
      onLine(
        over
          ? `(The rest is not shown: it is longer than ${LIMIT.lines} lines or ${LIMIT.characters} characters)`
          : line,
      );
    },
  };
}
