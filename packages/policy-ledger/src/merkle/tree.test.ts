import { randomOf, sha256 } from '../__testUtils__/crypto';
import { bytes, goLeaf, goLeaves, goTree } from '../__testUtils__/goVectors';
import { thrownBy } from '../__testUtils__/thrownBy';
import { appendLeaves } from './append';
import { nodeHash } from './hashing';
import { EMPTY_TREE, rootOf, type TreeState } from './state';
import { verifyConsistency } from './verifyConsistency';
import { verifyInclusion } from './verifyInclusion';

const roots = goTree.roots.map(bytes);
const flip = (hash: Uint8Array, bit: number) =>
  hash.map((byte, i) =>
    i === Math.floor(bit / 8) ? byte ^ (1 << bit % 8) : byte,
  );

describe('the tree', () => {
  it('has the roots that Go computes, whatever the batches', () => {
    const random = randomOf(1);
    for (let round = 0; round < 5; round++) {
      let state: TreeState = EMPTY_TREE;
      while (state.size < 300) {
        const count = Math.min(1 + random(round * 20 + 1), 300 - state.size);
        const leaves = goLeaves(state.size + count).slice(state.size);
        state = appendLeaves({ state, leaves, sha256 });
        expect(rootOf(state, sha256)).toEqual(roots[state.size]);
      }
    }
    expect(rootOf(EMPTY_TREE, sha256)).toEqual(roots[0]);
  });

  it('refuses a state that no tree has', async () => {
    const leaf = goLeaf(0);
    expect(
      await Promise.all(
        [
          { size: 2, range: [leaf, leaf] },
          { size: 3, range: [leaf] },
          { size: 1, range: [leaf.subarray(1)] },
          { size: -1, range: [] },
          { size: 1.5, range: [leaf] },
          { size: 2 ** 53, range: [leaf] },
        ].map(state =>
          thrownBy(() => appendLeaves({ state, leaves: [leaf], sha256 })),
        ),
      ),
    ).toEqual([
      'state-invalid',
      'state-invalid',
      'hash-invalid',
      'size-invalid',
      'size-invalid',
      'size-invalid',
    ]);
    expect(
      await thrownBy(() =>
        appendLeaves({
          state: EMPTY_TREE,
          leaves: [new Uint8Array(31)],
          sha256,
        }),
      ),
    ).toBe('hash-invalid');
  });
});

describe('verifyInclusion', () => {
  const proofs = goTree.inclusion.map(({ index, size, hashes }) => ({
    index,
    size,
    leaf: goLeaf(index),
    hashes: hashes.map(bytes),
    root: roots[size],
    sha256,
  }));

  it('accepts every proof that Go makes', () => {
    expect(proofs.length).toBeGreaterThan(100);
    for (const proof of proofs) verifyInclusion(proof);
  });

  it('refuses each proof once anything about it is changed', async () => {
    for (const proof of proofs) {
      const { index, size, hashes, root } = proof;
      const other = goLeaf(1000);
      const changed = [
        { ...proof, leaf: other },
        { ...proof, root: other },
        { ...proof, hashes: [...hashes, other] },
        ...(hashes.length > 0
          ? [
              { ...proof, hashes: hashes.slice(1) },
              { ...proof, hashes: hashes.slice(0, -1) },
            ]
          : []),
        ...(hashes.length > 1
          ? [{ ...proof, hashes: [...hashes].reverse() }]
          : []),
        { ...proof, index: index + 1 },
        { ...proof, index: index - 1 },
        { ...proof, size: size + 256 },
        { ...proof, size: index },
        { ...proof, leaf: root, hashes: [], index: 0, size: 2 },
      ];
      for (const wrong of changed) {
        expect(await thrownBy(() => verifyInclusion(wrong))).not.toBe(
          'nothing',
        );
      }
    }
  });

  it('refuses each flipped bit', async () => {
    const proof = proofs.find(
      ({ index, size }) => index === 99 && size === 300,
    )!;
    for (let at = 0; at < proof.hashes.length; at++) {
      for (let bit = 0; bit < 256; bit++) {
        const hashes = proof.hashes.map((h, i) =>
          i === at ? flip(h, bit) : h,
        );
        expect(
          await thrownBy(() => verifyInclusion({ ...proof, hashes })),
        ).toBe('proof-mismatch');
      }
    }
  });

  it.each([
    [NaN, 5],
    [0, NaN],
    [0, 0],
    [0, -1],
    [-1, 5],
    [0.5, 5],
    [5, 5],
    [0, 2 ** 53],
    [0, Infinity],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ])('refuses index %d of %d without computing', async (index, size) => {
    const wrong = { ...proofs[0], index, size };
    expect(await thrownBy(() => verifyInclusion(wrong))).toMatch(
      /^(index|size)-invalid$/,
    );
  });

  it('refuses hashes of other lengths', async () => {
    const proof = proofs.find(({ hashes }) => hashes.length === 2)!;
    const [a, b] = proof.hashes;
    const shifted = [a.slice(0, 16), new Uint8Array([...a.slice(16), ...b])];
    expect(
      await thrownBy(() => verifyInclusion({ ...proof, hashes: shifted })),
    ).toBe('hash-invalid');
  });

  it('is exact up to the largest size, as computed with big integers', async () => {
    const random = randomOf(2);
    for (let round = 0; round < 300; round++) {
      const size = Number.MAX_SAFE_INTEGER - random(2 ** (1 + (round % 52)));
      const index = Math.min(size - 1, random(2 ** (1 + random(53))));
      const hashes = Array.from({ length: 53 }, (_, i) => goLeaf(i));
      const leaf = goLeaf(99);
      const expected = withBigIntegers({ index, size, leaf, hashes });
      const used = hashes.slice(0, expected.length);
      const proof = {
        index,
        size,
        leaf,
        hashes: used,
        root: expected.root,
        sha256,
      };
      expect(await thrownBy(() => verifyInclusion(proof))).toBe('nothing');
    }
  });
});

/** RFC 9162, 2.1.3.2, in big integers. */
function withBigIntegers(options: {
  index: number;
  size: number;
  leaf: Uint8Array;
  hashes: Uint8Array[];
}): { root: Uint8Array; length: number } {
  let fn = BigInt(options.index);
  let sn = BigInt(options.size) - 1n;
  let root = options.leaf;
  let length = 0;
  while (sn > 0n) {
    const hash = options.hashes[length];
    if ((fn & 1n) === 1n || fn === sn) {
      root = nodeHash(hash, root, sha256);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      root = nodeHash(root, hash, sha256);
    }
    length += 1;
    fn >>= 1n;
    sn >>= 1n;
  }
  return { root, length };
}

describe('verifyConsistency', () => {
  const proofs = goTree.consistency.map(({ from, to, hashes }) => ({
    from: { size: from, root: roots[from] },
    to: { size: to, root: roots[to] },
    hashes: hashes.map(bytes),
    sha256,
  }));

  it('accepts every proof that Go makes, and that all trees begin with none', () => {
    expect(proofs.length).toBeGreaterThan(100);
    for (const proof of proofs) verifyConsistency(proof);
    verifyConsistency({
      from: { size: 0, root: roots[0] },
      to: { size: 9, root: roots[9] },
      hashes: [],
      sha256,
    });
  });

  it('refuses each proof once anything about it is changed', async () => {
    const other = goLeaf(1000);
    for (const proof of proofs) {
      const { from, to, hashes } = proof;
      const wrong = [
        { ...proof, from: { ...from, root: other } },
        { ...proof, to: { ...to, root: other } },
        { ...proof, hashes: [...hashes, other] },
        { ...proof, from: { ...from, size: to.size + 1 } },
        { ...proof, to: { ...to, size: from.size - 1 } },
        ...(hashes.length ? [{ ...proof, hashes: hashes.slice(1) }] : []),
        ...(hashes.length > 1
          ? [{ ...proof, hashes: [...hashes].reverse() }]
          : []),
        ...hashes.map((_, at) => ({
          ...proof,
          hashes: hashes.map((h, i) => (i === at ? flip(h, at * 7) : h)),
        })),
      ];
      for (const changed of wrong) {
        expect(await thrownBy(() => verifyConsistency(changed))).not.toBe(
          'nothing',
        );
      }
    }
    expect(
      await thrownBy(() =>
        verifyConsistency({
          from: { size: 0, root: other },
          to: { size: 9, root: roots[9] },
          hashes: [],
          sha256,
        }),
      ),
    ).toBe('consistency-differs');
  });
});
