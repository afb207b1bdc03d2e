import { StringDecoder } from 'node:string_decoder';
import { escapeForDisplay } from '@backstage-guardrails/policy-model';

const LINE_LIMIT = 4_000;

/** Turns chunks of output into lines without control characters, so that a resource name cannot forge a log line. @internal */
export function createLineSplitter(onLine?: (line: string) => void) {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const emit = (line: string) => {
    const clean = line.trimEnd();
    if (clean && onLine) onLine(escapeForDisplay(clean.slice(0, LINE_LIMIT)));
  };
  return {
    push(chunk: Buffer) {
      if (!onLine) return;
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() ?? '';
      // A line that never ends is shown in parts rather than kept in memory.
      while (rest.length > LINE_LIMIT) {
        lines.push(rest.slice(0, LINE_LIMIT));
        rest = rest.slice(LINE_LIMIT);
      }
      lines.forEach(emit);
    },
    end() {
      emit(rest + decoder.end());
      rest = '';
    },
  };
}
