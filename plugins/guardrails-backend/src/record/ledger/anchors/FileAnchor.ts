import type { LedgerAnchor } from '@backstage-guardrails/plugin-guardrails-node';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';

/** Between checkpoints; a note has no line that begins like this. */
const END = '=====\n';

/** So much of the end of the file holds the newest checkpoint; a note is a few hundred bytes. */
const TAIL = 64 * 1024;

/**
 * A file that grows at its end alone. On a volume that the service cannot rewrite (append-only attribute, object
 * lock, a share of another team) it holds what was signed; elsewhere it guards against the database alone.
 * @internal
 */
export class FileAnchor implements LedgerAnchor {
  readonly id = 'file';
  readonly kind = 'file';
  readonly #path: string;

  constructor(options: { path: string }) {
    this.#path = options.path;
  }

  async anchor({ note }: { note: string }): Promise<{ cosignature?: string }> {
    if ((await this.newest()) === note) return {};
    await mkdir(path.dirname(this.#path), { recursive: true });
    // 'a' is O_APPEND: two replicas that write at once write behind each other.
    const file = await open(this.#path, 'a', 0o644);
    try {
      // What a process that died left unfinished is closed off first, so that it stands for itself alone.
      const unfinished = !/(^|=====\n)$/.test(await this.#tail());
      await file.write(`${unfinished ? `\n${END}` : ''}${note}${END}`);
      await file.sync();
    } finally {
      await file.close();
    }
    return {};
  }

  async newest(): Promise<string | undefined> {
    const text = await this.#tail();
    // What a process that died left unfinished has no end, and does not count.
    const end = text.lastIndexOf(END);
    if (end < 0) return undefined;
    const start = text.lastIndexOf(END, end - 1);
    return text.slice(start < 0 ? 0 : start + END.length, end);
  }

  async #tail(): Promise<string> {
    let file;
    try {
      file = await open(this.#path, 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw error;
    }
    try {
      const { size } = await file.stat();
      const length = Math.min(size, TAIL);
      const { buffer, bytesRead } = await file.read({
        buffer: Buffer.alloc(length),
        position: size - length,
      });
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  }
}
