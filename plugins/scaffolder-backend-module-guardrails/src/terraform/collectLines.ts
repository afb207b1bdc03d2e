/** How long a line waits for those after it. */
const PAUSE_MS = 250;

/**
 * Puts lines that follow one another closely into one text. The scaffolder writes each message of a log into its
 * database without waiting for the one before: on PostgreSQL, with several connections, those of one moment arrive in
 * any order, and a plan could not be read.
 * @internal
 */
export function collectLines(options: { onText: (text: string) => void }) {
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (lines.length > 0) options.onText(lines.join('\n'));
    lines = [];
  }

  return {
    add(line: string) {
      lines.push(line);
      timer ??= setTimeout(flush, PAUSE_MS);
    },
    /** Hands over what waits. */
    flush,
  };
}
