import {
  openCheckpoint,
  readState,
  rootOf,
  type Checkpoint,
  type TileStore,
} from '@backstage-guardrails/policy-ledger';
import { webcrypto } from 'node:crypto';
import { sha256 } from '../sha256';
import type { LedgerKeys } from './loadKeys';

/** Why the log in the database is not the one that was signed before. @internal */
export type Break = {
  /** `ended`: this replica runs an epoch that another one has ended; the log itself is whole. */
  kind: 'behind' | 'forked' | 'ended';
  message: string;
};

/** Checkpoints of one moment. */
type KnownCheckpoints = {
  /** What contradicts a log of this size, if anything does. */
  breakOf(size: number, tiles: TileStore): Promise<Break | undefined>;
};

/**
 * What is known of the log from outside the database: the checkpoints that anchors hold, and those that this
 * process signed. A database that is behind one of them, or has another history, was restored or rewritten.
 *
 * What was read of an anchor stays true, because an anchor only grows; reading it again can only tell more.
 * @internal
 */
export class HeldCheckpoints {
  readonly #log: string;
  readonly #epoch: number;
  readonly #keys: LedgerKeys;
  readonly #held = new Map<string, Checkpoint>();
  readonly #unreadable = new Map<string, string>();
  /** What anchors said that show nothing of what they hold. */
  readonly #contradicted = new Map<string, Break>();

  constructor(options: { log: string; epoch: number; keys: LedgerKeys }) {
    this.#log = options.log;
    this.#epoch = options.epoch;
    this.#keys = options.keys;
  }

  /** Takes in a checkpoint of somewhere else. */
  async learn(source: string, note: string | undefined): Promise<void> {
    this.#unreadable.delete(source);
    if (note === undefined) return;
    const { trusted: keys } = this.#keys;
    const { subtle } = webcrypto;
    try {
      const opened = await openCheckpoint({ note, keys, sha256, subtle });
      const before = this.#held.get(source);
      if (!before || isLater(opened, before)) this.#held.set(source, opened);
    } catch {
      const epoch = this.#epochOf(note.split('\n', 1)[0]);
      // An epoch that is declared after it may have another key; before that somebody made the log anew.
      if (epoch !== undefined && epoch < this.#epoch) return;
      this.#unreadable.set(
        source,
        `${source} holds a checkpoint that no key of this installation signed.`,
      );
    }
  }

  /** Keeps what an anchor answered to a checkpoint. It stays true until the log is another one, and that is a start. */
  contradict(source: string, found: Break): void {
    this.#contradicted.set(source, found);
  }

  /**
   * What is held now. Ask for it before the head is read: the log may grow and be signed in between, and would seem
   * to be behind.
   */
  known(): KnownCheckpoints {
    const held = [...this.#held];
    const [unreadable] = this.#unreadable.values();
    const [contradicted] = this.#contradicted.values();
    return {
      breakOf: async (size, tiles) => {
        if (unreadable !== undefined) {
          return { kind: 'forked', message: unreadable };
        }
        if (contradicted) return contradicted;
        for (const [source, checkpoint] of held) {
          const found = await this.#compare({
            source,
            held: checkpoint,
            size,
            tiles,
          });
          if (found) return found;
        }
        return undefined;
      },
    };
  }

  async #compare(options: {
    source: string;
    held: Checkpoint;
    size: number;
    tiles: TileStore;
  }): Promise<Break | undefined> {
    const { source, held, size, tiles } = options;
    const epoch = this.#epochOf(held.origin);
    if (epoch === undefined) {
      return {
        kind: 'forked',
        message: `${source} holds a checkpoint of another log: ${held.origin}.`,
      };
    }
    if (epoch < this.#epoch) return undefined;
    if (epoch > this.#epoch || held.size > size) {
      return {
        kind: 'behind',
        message: `${source} holds ${
          held.size
        } entries of epoch ${epoch}; the database has ${size} of epoch ${
          this.#epoch
        }. Was it restored from a backup? Then raise guardrails.ledger.epoch.`,
      };
    }
    const root = rootOf(
      await readState({ size: held.size, store: tiles, sha256 }),
      sha256,
    );
    return Buffer.compare(root, held.root) === 0
      ? undefined
      : {
          kind: 'forked',
          message: `The first ${held.size} entries are not those of the checkpoint that ${source} holds.`,
        };
  }

  #epochOf(origin: string): number | undefined {
    const match = /^(.+)\/epoch\/([1-9]\d{0,14})$/.exec(origin);
    return match?.[1] === this.#log ? Number(match[2]) : undefined;
  }
}

function isLater(a: Checkpoint, b: Checkpoint): boolean {
  return a.origin !== b.origin || a.size >= b.size;
}
