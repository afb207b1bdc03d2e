import { equalBytes } from '../bytes';
import { LedgerError } from '../errors';
import { assertHashes, nodeHash, type Sha256 } from './hashing';
import { exponentOf, half, isOdd } from './size';
import { assertSizes, consistencySpans } from './spans';

/** A tree as a checkpoint states it. @public */
export type TreeHead = { size: number; root: Uint8Array };

/**
 * Proves that the tree `to` begins with all entries of the tree `from`, in the same order.
 * Follows RFC 9162, 2.1.4.2, which computes both roots from one proof.
 *
 * @throws {@link LedgerError} where it does not.
 * @public
 */
export function verifyConsistency(options: {
  from: TreeHead;
  to: TreeHead;
  hashes: readonly Uint8Array[];
  sha256: Sha256;
}): void {
  const { from, to, hashes, sha256 } = options;
  assertHashes([from.root, to.root, ...hashes]);
  assertSizes(from.size, to.size);
  const expected = consistencySpans(from.size, to.size).length;
  if (hashes.length !== expected) {
    throw new LedgerError({
      code: 'proof-length',
      message: `Logs of these sizes are compared by ${expected} hashes, and here are ${hashes.length}: a size or the proof was exchanged.`,
    });
  }
  const [smaller, larger] = rootsOf(options);
  if (!equalBytes(smaller, from.root) || !equalBytes(larger, to.root)) {
    throw new LedgerError({
      code: 'consistency-differs',
      message:
        'The longer log does not begin with the entries of the shorter one: something was changed, left out, put in or moved.',
    });
  }

  function rootsOf({ from: a, to: b }: { from: TreeHead; to: TreeHead }) {
    if (a.size === b.size) return [b.root, a.root];
    if (a.size === 0) return [sha256(new Uint8Array(0)), b.root];
    return foldBoth(a, b);
  }

  function foldBoth(a: TreeHead, b: TreeHead) {
    const startsWithRoot = exponentOf(a.size) !== undefined;
    const [first, ...rest] = startsWithRoot ? [a.root, ...hashes] : hashes;
    let node = a.size - 1;
    let last = b.size - 1;
    while (isOdd(node)) up();
    let before = first;
    let after = first;
    for (const hash of rest) {
      if (isOdd(node) || node === last) {
        before = nodeHash(hash, before, sha256);
        after = nodeHash(hash, after, sha256);
        while (node !== 0 && !isOdd(node)) up();
      } else {
        after = nodeHash(after, hash, sha256);
      }
      up();
    }
    return [before, after];

    function up() {
      node = half(node);
      last = half(last);
    }
  }
}
