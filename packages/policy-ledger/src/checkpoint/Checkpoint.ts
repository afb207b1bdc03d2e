import { fromBase64, toBase64 } from '../bytes';
import { LedgerError } from '../errors';
import { assertHashes } from '../merkle/hashing';
import { assertSize } from '../merkle/size';
import { parseOrigin } from './origin';

/** What a log states about all of its entries at one size (C2SP tlog-checkpoint). @public */
export type Checkpoint = {
  /** See {@link originOf}. */
  origin: string;
  size: number;
  root: Uint8Array;
  /** Further lines, opaque; ours has none. */
  extensions: string[];
};

/** @internal */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root, extensions } = checkpoint;
  assertSize(size);
  assertHashes([root]);
  const text = [origin, String(size), toBase64(root), ...extensions, ''].join(
    '\n',
  );
  // A line break within a line would be read as something else than was meant.
  if (parseCheckpoint(text).extensions.length !== extensions.length) {
    throw malformed();
  }
  return text;
}

/**
 * Reads the text of a checkpoint. Each checkpoint has one spelling; any other is refused.
 * @internal
 */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  const last = lines.pop();
  const [origin, size, root, ...extensions] = lines;
  const rootBytes = root === undefined ? undefined : fromBase64(root);
  if (
    last !== '' ||
    lines.includes('') ||
    rootBytes?.length !== 32 ||
    !/^(0|[1-9]\d{0,15})$/.test(size) ||
    !Number.isSafeInteger(Number(size))
  ) {
    throw malformed();
  }
  parseOrigin(origin);
  return { origin, size: Number(size), root: rootBytes, extensions };
}

function malformed(): LedgerError {
  return new LedgerError({
    code: 'checkpoint-malformed',
    message: 'Not a checkpoint: origin, size and root, each on its line.',
  });
}
