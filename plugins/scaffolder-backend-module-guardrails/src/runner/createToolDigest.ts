import { open, type FileHandle } from 'node:fs/promises';
import type { Digest } from '@backstage-guardrails/policy-model';
import { digestStream } from '../plans/digest';

/** Changes closer than the clock of a file system ticks have the same time: of a file that has just changed nothing is kept. */
const SETTLED_MS = 1_000;

/** Of a big file fewer and larger pieces: each one is memory of its own. */
const PIECE_BYTES = 1024 * 1024;

/**
 * SHA-256 of a program, made once for each state of its file: Terraform has about 100 MB, and is asked for at each plan,
 * policy check and apply. A write gives a file another time of change, and a replacement another inode. No call sets
 * the time of change: to keep it takes the clock of the machine or its disk, and those suffice to replace the backend.
 * State and bytes are of one open file, so neither can be of another one that has its path for a moment.
 * @internal
 */
export function createToolDigest(
  options: {
    digest?: (file: FileHandle) => Promise<Digest>;
    now?: () => number;
  } = {},
): (path: string) => Promise<Digest> {
  const { digest = digestHandle, now = Date.now } = options;
  const known = new Map<string, { state: string; digest: Digest }>();
  return async path => {
    const file = await open(path);
    try {
      const settled = now() - SETTLED_MS;
      const { state, changedAt } = await stateOf(file);
      const kept = known.get(path);
      if (kept?.state === state) return kept.digest;
      const made = await digest(file);
      if (changedAt < settled) known.set(path, { state, digest: made });
      return made;
    } finally {
      await file.close();
    }
  };
}

async function stateOf(file: FileHandle) {
  const stat = await file.stat({ bigint: true });
  const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = stat;
  return {
    state: [dev, ino, size, mtimeNs, ctimeNs].join(),
    changedAt: Number(ctimeMs),
  };
}

function digestHandle(file: FileHandle): Promise<Digest> {
  return digestStream(
    file.createReadStream({ autoClose: false, highWaterMark: PIECE_BYTES }),
  );
}
