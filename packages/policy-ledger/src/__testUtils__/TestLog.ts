import { type Checkpoint, originOf, signCheckpoint } from '../checkpoint';
import { type Entry, type EntryKind, entryOf } from '../entry';
import { EMPTY_TREE, rootOf, type TreeState } from '../merkle';
import type { NoteSigner } from '../note';
import { type Receipt, receiptOf } from '../receipt';
import {
  appendBatch,
  consistencyProof,
  inclusionProof,
  readState,
} from '../tiles';
import type { StoredEntry } from '../verify';
import { sha256, signerOf } from './crypto';
import { MemoryTileStore } from './MemoryTileStore';

/** A whole log in memory, as a backend has it in a database. */
export class TestLog {
  readonly entries: Entry[] = [];
  readonly tiles = new MemoryTileStore();
  state: TreeState = EMPTY_TREE;

  private constructor(
    readonly signer: NoteSigner,
    readonly origin: string,
    readonly entryAt: (n: number) => Entry,
  ) {}

  static async of(
    count: number,
    options: {
      name?: string;
      epoch?: number;
      signer?: NoteSigner;
      entryAt?: (n: number) => Entry;
    } = {},
  ): Promise<TestLog> {
    const {
      name = 'log.example.com',
      epoch = 1,
      entryAt = testEntry,
    } = options;
    const signer = options.signer ?? (await signerOf(name));
    const log = new TestLog(signer, originOf({ log: name, epoch }), n =>
      entryAt(n),
    );
    log.append(count);
    return log;
  }

  append(count: number): void {
    const entries = Array.from({ length: count }, (_, i) =>
      this.entryAt(this.entries.length + i),
    );
    const leaves = entries.map(({ leaf }) => leaf);
    const { state, tiles } = appendBatch({ state: this.state, leaves, sha256 });
    this.tiles.write(tiles);
    this.state = state;
    this.entries.push(...entries);
  }

  /** Of the log when it had so many entries; as it is by default. */
  async checkpoint(
    size = this.state.size,
  ): Promise<Checkpoint & { note: string }> {
    const state = await readState({ size, store: this.tiles, sha256 });
    const checkpoint = {
      origin: this.origin,
      size,
      root: rootOf(state, sha256),
    };
    const note = await signCheckpoint({
      checkpoint,
      signers: [this.signer],
      sha256,
    });
    return { ...checkpoint, extensions: [], note };
  }

  async receipt(
    index: number,
    options: { size?: number; with?: number; erased?: boolean } = {},
  ): Promise<Receipt> {
    const { size = this.state.size, with: other = size, erased } = options;
    const store = this.tiles;
    const { header, payloadText, salt, leaf } = this.entries[index];
    const state = await readState({ size, store, sha256 });
    const larger = await readState({
      size: Math.max(size, other),
      store,
      sha256,
    });
    const from = Math.min(size, other);
    return receiptOf({
      header,
      payload: erased ? undefined : { value: JSON.parse(payloadText), salt },
      proof: await inclusionProof({ index, leaf, state, store, sha256 }),
      checkpoint: (await this.checkpoint(size)).note,
      ...(other !== size && {
        consistency: await consistencyProof({
          from,
          state: larger,
          store,
          sha256,
        }),
      }),
    });
  }

  stored(): StoredEntry[] {
    return this.entries.map(({ headerText, payloadText, salt }) => ({
      headerText,
      payloadText,
      salt,
    }));
  }
}

export function testEntry(n: number, kind: EntryKind = 'decision'): Entry {
  const id = `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  return entryOf({
    kind,
    at: '2026-03-01T12:00:00.000Z',
    subjects: { decision: id },
    payload: {
      id,
      verdict: { outcome: n % 2 ? 'deny' : 'allow' },
      source: { digest: `sha256:${String(n).padStart(64, '0')}` },
      note: 'ünïcode 👩‍💻',
    },
    salt: sha256(new TextEncoder().encode(`salt ${n}`)),
    sha256,
  });
}
