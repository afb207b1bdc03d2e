import { createLineSplitter } from './createLineSplitter';

/**
 * Keeps the end of an output, which is cheap however much it is, and gives its whole lines: one that is cut at its start
 * could show the rest of a value that is masked in the whole line.
 * @internal
 */
export function createOutputTail(options: {
  limit: number;
  mask?: (text: string) => string;
}) {
  const { limit, mask } = options;
  let chunks: Buffer[] = [];
  let size = 0;
  let isCut = false;
  return {
    push(chunk: Buffer) {
      chunks.push(chunk);
      size += chunk.length;
      // Not at every chunk, because what is in front moves everything behind it.
      if (size > 2 * limit) cut();
    },
    text(): string {
      if (size > limit) cut();
      const kept = Buffer.concat(chunks);
      const lines: string[] = [];
      const splitter = createLineSplitter({
        mask,
        onLine: line => lines.push(line),
      });
      splitter.push(isCut ? afterFirstLine(kept) : kept);
      splitter.end();
      return lines.map(line => `${line}\n`).join('');
    },
  };

  function cut() {
    chunks = [Buffer.concat(chunks).subarray(-limit)];
    size = limit;
    isCut = true;
  }
}

function afterFirstLine(bytes: Buffer): Buffer {
  const end = bytes.indexOf('\n');
  return end === -1 ? Buffer.alloc(0) : bytes.subarray(end + 1);
}
