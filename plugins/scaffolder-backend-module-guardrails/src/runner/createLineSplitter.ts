import { StringDecoder } from 'node:string_decoder';
import { escapeForDisplay } from '@backstage-guardrails/display-text';

/** How much of a line is shown. */
const SHOWN = 4_000;
/** How much of a line is kept while it grows; a provider can write one that never ends. */
const KEPT = 64 * 1024;

/**
 * Turns chunks of output into lines without control characters, so that a resource name cannot forge a log line.
 * Secrets are masked in whole lines, before anything is escaped or cut: half of a secret would be in clear. A line that
 * is too long to be kept whole is not shown at all, for the same reason.
 * @internal
 */
export function createLineSplitter(options: {
  onLine: (line: string) => void;
  mask?: (text: string) => string;
}) {
  const { onLine, mask = text => text } = options;
  const decoder = new StringDecoder('utf8');
  let line = '';
  let tooLong = false;

  function append(text: string) {
    tooLong ||= line.length + text.length > KEPT;
    line = tooLong ? '' : line + text;
  }

  function emit() {
    if (tooLong)
      onLine(`(A line of more than ${KEPT} characters is not shown)`);
    else if (line.trimEnd()) onLine(display(mask(line.trimEnd())));
    line = '';
    tooLong = false;
  }

  return {
    push(chunk: Buffer) {
      const [first, ...others] = decoder.write(chunk).split('\n');
      append(first);
      for (const next of others) {
        emit();
        append(next);
      }
    },
    end() {
      append(decoder.end());
      emit();
    },
  };
}

function display(line: string): string {
  return escapeForDisplay(
    line.length > SHOWN ? `${line.slice(0, SHOWN)} …` : line,
  );
}
