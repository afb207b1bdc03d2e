/* eslint-disable no-console -- a benchmark prints */
import { hash, randomBytes } from 'node:crypto';
import {
  appendBatch,
  type Checkpoint,
  EMPTY_TREE,
  entryOf,
  leafHash,
  rootOf,
  type Sha256,
  type StoredEntry,
  type TreeState,
  verifyLog,
} from '../src';

const ENTRIES = 40_000;
const BATCH = 100;
const ROUNDS = 7;
const LIMIT = 0.5;

const sha256: Sha256 = data => hash('sha256', data, 'buffer');
const encoder = new TextEncoder();

/** What verifying and appending cost beside hashing the same bytes and nothing else. */
async function main() {
  const made = Array.from({ length: ENTRIES }, (_, n) => entryAt(n));
  const leaves = made.map(({ leaf }) => leaf);
  const pages = pagesOf(made);
  const headers = made.map(({ headerText }) => encoder.encode(headerText));
  const payloads = made.map(({ salt, payloadText }) =>
    Buffer.concat([salt, encoder.encode(payloadText)]),
  );
  const { state } = appendBatch({ state: EMPTY_TREE, leaves, sha256 });
  const checkpoints: Checkpoint[] = [
    {
      origin: 'bench/epoch/1',
      size: state.size,
      root: rootOf(state, sha256),
      extensions: [],
    },
  ];

  const hashEntries = () => headers.forEach(header => sha256(header));
  const hashPayloads = () => payloads.forEach(payload => sha256(payload));
  // A tree of n entries has n - 1 nodes, each the hash of a prefix and two hashes.
  const node = randomBytes(65);
  const hashNodes = () => {
    for (let i = 1; i < ENTRIES; i++) sha256(node);
  };
  const verify = async () => {
    const { status } = await verifyLog({ pages, checkpoints, sha256 });
    if (status !== 'verified') throw new Error('The log does not verify');
  };

  const verification = await sideBySide({
    alone: () => {
      hashEntries();
      hashPayloads();
      hashNodes();
    },
    ours: verify,
  });
  const withoutNodes = await sideBySide({
    alone: () => {
      hashEntries();
      hashPayloads();
    },
    ours: verify,
  });
  const append = await sideBySide({
    alone: () => {
      hashEntries();
      hashNodes();
    },
    ours: () => {
      let tree: TreeState = EMPTY_TREE;
      for (let at = 0; at < ENTRIES; at += BATCH) {
        const batch = headers.slice(at, at + BATCH);
        tree = appendBatch({
          state: tree,
          leaves: batch.map(header => leafHash(header, sha256)),
          sha256,
        }).state;
      }
    },
  });
  const mean = (list: Uint8Array[]) =>
    Math.round(list.reduce((sum, { length }) => sum + length, 0) / ENTRIES);
  const row = (
    name: string,
    { ratio, detail }: { ratio: number; detail: string },
    note: string,
  ) => ({
    name,
    ratio,
    limit: LIMIT,
    pass: ratio >= LIMIT,
    detail: `${ENTRIES} entries; ${detail}; ${note}`,
  });
  console.log(
    JSON.stringify([
      row(
        'full verification of a log against hashing the same bytes alone',
        verification,
        `headers of ${mean(headers)} and payloads of ${mean(
          payloads,
        )} bytes on average; ${
          withoutNodes.ratio
        } against hashing the entries without the nodes of the tree`,
      ),
      row(
        'append with tree and tiles against hashing the same bytes alone',
        append,
        `${BATCH} entries at a time`,
      ),
    ]),
  );
}

/** Rate of ours as a share of the rate of hashing alone: the median of rounds that alternate. */
async function sideBySide(options: {
  alone: () => void;
  ours: () => Promise<void> | void;
}): Promise<{ ratio: number; detail: string }> {
  const rounds: Array<{ alone: number; ours: number; ratio: number }> = [];
  for (let round = -2; round < ROUNDS; round++) {
    const started = performance.now();
    options.alone();
    const between = performance.now();
    await options.ours();
    const alone = between - started;
    const ours = performance.now() - between;
    if (round >= 0) rounds.push({ alone, ours, ratio: alone / ours });
  }
  rounds.sort((a, b) => a.ratio - b.ratio);
  const { alone, ours, ratio } = rounds[Math.floor(ROUNDS / 2)];
  const detail = `alone ${alone.toFixed(0)} ms, ours ${ours.toFixed(0)} ms`;
  console.log(detail);
  return { ratio: Number(ratio.toFixed(3)), detail };
}

/** One decision of 8 KB, as a plan with three findings gives, then its grant, redemption and outcome. */
function entryAt(n: number) {
  const id = `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const findings = n % 4 === 0 ? 50 : 2;
  return entryOf({
    kind: 'decision',
    at: '2026-03-01T12:00:00.000Z',
    subjects: { decision: id },
    payload: {
      id,
      findings: Array.from({ length: findings }, (_, i) => ({
        rule: 'network/no-public-database',
        resource: `aws_db_instance.main[${n + i}]`,
        path: 'publicly_accessible',
        message: 'The database can be reached from the internet',
      })),
    },
    salt: randomBytes(32),
    sha256,
  });
}

function pagesOf(entries: StoredEntry[]): StoredEntry[][] {
  const pages: StoredEntry[][] = [];
  for (let at = 0; at < entries.length; at += 1000) {
    pages.push(entries.slice(at, at + 1000));
  }
  return pages;
}

main();
