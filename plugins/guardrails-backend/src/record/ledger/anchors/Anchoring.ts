import {
  consistencyProof,
  originOf,
  readState,
} from '@backstage-guardrails/policy-ledger';
import type { AnchorStatus } from '@backstage-guardrails/plugin-guardrails-common';
import type { LedgerAnchor } from '@backstage-guardrails/plugin-guardrails-node';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { DatabaseTiles } from '../DatabaseTiles';
import { readHead } from '../head';
import { sha256 } from '../sha256';
import type { Break, HeldCheckpoints, SignedCheckpoint } from '../signing';
import type { AnchorRow } from '../tables';
import { AnchorConflict } from './AnchorConflict';

const MAX_FAILURE = 500;
const LEARN_EVERY = 60_000;

/**
 * Brings checkpoints to the anchors, and learns from them what they hold. One that cannot be reached loses nothing:
 * the next round brings it a newer checkpoint, which stands for all before it.
 * @internal
 */
export class Anchoring {
  readonly #knex: Knex;
  readonly #epoch: number;
  readonly #name: string;
  readonly #anchors: LedgerAnchor[];
  readonly #held: HeldCheckpoints;
  readonly #broken: (found: Break) => Promise<void>;
  /** Anchors that this process has asked what they hold. */
  readonly #read = new Set<string>();
  #learned: Promise<void> | undefined;
  #learnedAt = 0;

  constructor(options: {
    knex: Knex;
    epoch: number;
    name: string;
    anchors: LedgerAnchor[];
    held: HeldCheckpoints;
    broken: (found: Break) => Promise<void>;
  }) {
    this.#knex = options.knex;
    this.#epoch = options.epoch;
    this.#name = options.name;
    this.#anchors = options.anchors;
    this.#held = options.held;
    this.#broken = options.broken;
  }

  /**
   * Asks every anchor for the newest checkpoint it holds, where that is a while ago. Only the first time is waited
   * for: later answers add to what is known already, and a slow anchor must not hold up a signature.
   */
  async learn(): Promise<void> {
    const due = this.#learned && Date.now() - this.#learnedAt > LEARN_EVERY;
    if (!this.#learned || due) {
      this.#learnedAt = Date.now();
      const learning = this.#learn();
      this.#learned ??= learning;
    }
    await this.#learned;
  }

  async #learn(): Promise<void> {
    await Promise.all(
      this.#anchors.map(anchor =>
        this.#attempt(anchor, () => this.#ask(anchor)),
      ),
    );
  }

  async #ask(anchor: LedgerAnchor): Promise<void> {
    await this.#held.learn(anchor.id, await anchor.newest());
    this.#read.add(anchor.id);
  }

  /** Brings this checkpoint to every anchor that has an older one. Answers which failed. */
  async bring(signed: SignedCheckpoint): Promise<string[]> {
    const status = await this.status();
    const behind = this.#anchors.filter(({ id }) => {
      const known = status.find(item => item.id === id);
      return known?.epoch !== this.#epoch || (known.size ?? -1) < signed.size;
    });
    const failed = await Promise.all(
      behind.map(async anchor =>
        (await this.#attempt(anchor, () => this.#bring(anchor, signed)))
          ? []
          : [anchor.id],
      ),
    );
    return failed.flat();
  }

  async status(): Promise<(AnchorStatus & { epoch?: number })[]> {
    const rows = await this.#knex<AnchorRow>('ledger_anchors');
    return this.#anchors.map(({ id, kind }) => {
      const row = rows.find(item => item.id === id);
      return {
        id,
        kind,
        ...(row?.epoch && { epoch: row.epoch }),
        ...(row?.size && { size: Number(row.size) }),
        ...(row?.anchored_at && { anchoredAt: row.anchored_at }),
        ...(row?.failed_at && {
          failure: { at: row.failed_at, message: row.failure ?? '' },
        }),
      };
    });
  }

  async #bring(anchor: LedgerAnchor, signed: SignedCheckpoint): Promise<void> {
    const { note, size } = signed;
    // One that did not answer at the start may hold more than the database has; then ours must not go behind it.
    if (!this.#read.has(anchor.id)) await this.#ask(anchor);
    // Held against the head and not against this checkpoint: a larger one may have been signed meanwhile.
    const known = this.#held.known();
    const head = await readHead(this.#knex, this.#epoch);
    const tiles = new DatabaseTiles({ knex: this.#knex, epoch: this.#epoch });
    const found = head && (await known.breakOf(head.state.size, tiles));
    if (found) throw new AnchorConflict(found);
    const origin = originOf({ log: this.#name, epoch: this.#epoch });
    const { cosignature } = await anchor.anchor({
      note,
      size,
      origin,
      consistency: from => this.#proof(from, size),
    });
    await this.#held.learn(anchor.id, note);
    if (cosignature !== undefined) {
      await this.#knex('ledger_cosignatures')
        .insert({
          epoch: this.#epoch,
          size,
          anchor: anchor.id,
          lines: cosignature,
        })
        .onConflict(['epoch', 'size', 'anchor'])
        .ignore();
    }
    await this.#save(anchor, {
      epoch: this.#epoch,
      size,
      anchored_at: await databaseTime(this.#knex),
      failed_at: null,
      failure: null,
    });
  }

  async #proof(from: number, size: number): Promise<string[]> {
    const store = new DatabaseTiles({ knex: this.#knex, epoch: this.#epoch });
    const state = await readState({ size, store, sha256 });
    const { hashes } = await consistencyProof({ from, state, store, sha256 });
    return hashes.map(hash => Buffer.from(hash).toString('base64'));
  }

  async #attempt(
    anchor: LedgerAnchor,
    work: () => Promise<void>,
  ): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      const { message } = error as Error;
      await this.#save(anchor, {
        failed_at: await databaseTime(this.#knex),
        failure: message.slice(0, MAX_FAILURE),
      });
      if (error instanceof AnchorConflict) {
        this.#held.contradict(anchor.id, error.found);
        await this.#broken(error.found);
      }
      return false;
    }
  }

  async #save(
    { id, kind }: LedgerAnchor,
    known: Partial<AnchorRow>,
  ): Promise<void> {
    await this.#knex('ledger_anchors')
      .insert({ id, kind, ...known })
      .onConflict('id')
      .merge();
  }
}
