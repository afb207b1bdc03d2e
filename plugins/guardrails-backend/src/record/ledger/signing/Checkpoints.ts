import {
  originOf,
  readState,
  rootOf,
  signCheckpoint,
  type TreeState,
} from '@backstage-guardrails/policy-ledger';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { setTimeout } from 'node:timers/promises';
import { databaseTime } from '../../../base/database';
import type { Seals } from '../../seals';
import { DatabaseTiles } from '../DatabaseTiles';
import { encodeRange, readHead, toTreeState } from '../head';
import { sha256 } from '../sha256';
import type { CheckpointRow } from '../tables';
import type { Break, HeldCheckpoints } from './HeldCheckpoints';
import type { LedgerKeys } from './loadKeys';

/** No more signatures than this, however many ask. */
const PAUSE = 1000;

/** @internal */
export type SignedCheckpoint = {
  state: TreeState;
  size: number;
  note: string;
  signedAt: string;
};

type ReadHead = { state: TreeState; root: Uint8Array; found?: undefined };

/**
 * Signs where the log ends. A size is signed once, by whichever replica comes first, and only where the head is what
 * its tiles say and what everybody else holds is a beginning of it.
 *
 * Where a process dies in between, either nothing was signed or the note is stored: both are where it can go on.
 * @internal
 */
export class Checkpoints {
  readonly #knex: Knex;
  readonly #epoch: number;
  readonly #name: string;
  readonly #keys: LedgerKeys;
  readonly #held: HeldCheckpoints;
  readonly #learn: () => Promise<void>;
  readonly #broken: (found: Break) => Promise<void>;
  readonly #seals: Seals;
  #signing: Promise<SignedCheckpoint | undefined> | undefined;
  #signedAt = 0;

  constructor(options: {
    knex: Knex;
    epoch: number;
    name: string;
    keys: LedgerKeys;
    held: HeldCheckpoints;
    /** Asks those who hold checkpoints, from time to time. */
    learn: () => Promise<void>;
    /** Told where the log is not the one that was signed before. */
    broken: (found: Break) => Promise<void>;
    seals: Seals;
  }) {
    this.#knex = options.knex;
    this.#epoch = options.epoch;
    this.#name = options.name;
    this.#keys = options.keys;
    this.#held = options.held;
    this.#learn = options.learn;
    this.#broken = options.broken;
    this.#seals = options.seals;
  }

  async newest(epoch = this.#epoch): Promise<SignedCheckpoint | undefined> {
    const row = await this.#knex<CheckpointRow>('ledger_checkpoints')
      .where({ epoch })
      .orderBy('size', 'desc')
      .first();
    return row && toSigned(row);
  }

  /** The newest one that has so many entries at least; signs where there is none yet, and waits for its turn. */
  async covering(size: number): Promise<SignedCheckpoint> {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const newest = await this.newest();
      if (newest && newest.size >= size) return newest;
      await setTimeout(Math.max(0, this.#signedAt + PAUSE - Date.now()));
      const signed = await this.sign();
      if (signed && signed.size >= size) return signed;
    }
    throw refused(`No checkpoint of ${size} entries could be signed.`);
  }

  /**
   * Signs, where something grew since. Calls that come while one is under way share it.
   * @throws {@link GuardrailsError} `ledger-conflict` where the log is behind or forked
   */
  async sign(): Promise<SignedCheckpoint | undefined> {
    this.#signing ??= this.#sign().finally(() => {
      this.#signing = undefined;
      this.#signedAt = Date.now();
    });
    return this.#signing;
  }

  /** What contradicts the log as it is now. */
  async verifyHead(): Promise<ReadHead | { found: Break; state?: undefined }> {
    await this.#learn();
    const known = this.#held.known();
    const read = await this.#readHead();
    if (read.found) return read;
    const tiles = new DatabaseTiles({ knex: this.#knex, epoch: this.#epoch });
    const found = await known.breakOf(read.state.size, tiles);
    return found ? { found } : read;
  }

  async #sign(): Promise<SignedCheckpoint | undefined> {
    const head = await this.verifyHead();
    if (head.found) {
      await this.#broken(head.found);
      throw refused(head.found.message);
    }
    const { state, root } = head;
    const { size } = state;
    const before = await this.newest();
    if (size === 0 || before?.size === size) return before;
    const origin = originOf({ log: this.#name, epoch: this.#epoch });
    const note = await signCheckpoint({
      checkpoint: { origin, size, root },
      signers: [this.#keys.signer],
      sha256,
    });
    await this.#knex('ledger_checkpoints')
      .insert({
        epoch: this.#epoch,
        size,
        range: encodeRange(state),
        note,
        signed_at: await databaseTime(this.#knex),
      })
      .onConflict(['epoch', 'size'])
      .ignore();
    const signed = await this.newest();
    await this.#held.learn('this process', signed?.note);
    return signed;
  }

  /** Head and tree out of one transaction: a replica signs nothing but what it read as a whole. */
  async #readHead(): Promise<ReadHead | { found: Break; state?: undefined }> {
    return this.#knex.transaction(async transaction => {
      const epoch = this.#epoch;
      const head = await readHead(transaction, epoch);
      if (!head) {
        const message = `The database has no log of epoch ${epoch}.`;
        return { found: { kind: 'behind' as const, message } };
      }
      if (head.closed) {
        const message = `This replica runs epoch ${epoch}, which has ended. Start it again with the guardrails.ledger.epoch that is in force.`;
        return { found: { kind: 'ended' as const, message } };
      }
      const { size } = head.state;
      const store = new DatabaseTiles({ knex: transaction, epoch });
      const fromTiles = await readState({ size, store, sha256 }).catch(
        () => undefined,
      );
      const same =
        fromTiles && Buffer.compare(rootOf(fromTiles, sha256), head.root) === 0;
      // An entry that was put in leads to a head that the service did not write. It is never signed.
      const ours =
        // Before seals begin the head of an older version has none.
        !this.#seals.hasBegun ||
        this.#seals.isSealedHead({ ...head, size }, head.seal);
      if (same && ours) return { state: head.state, root: head.root };
      if (same) {
        const message = `The head of ${size} entries was not written by the service.`;
        return { found: { kind: 'forked' as const, message } };
      }
      const message = `The head of ${size} entries does not follow from the tree that is stored.`;
      return { found: { kind: 'forked' as const, message } };
    });
  }
}

function toSigned(row: CheckpointRow): SignedCheckpoint {
  const { note, signed_at: signedAt } = row;
  const state = toTreeState(row);
  return { state, size: state.size, note, signedAt };
}

function refused(message: string): GuardrailsError {
  return new GuardrailsError({
    code: 'ledger-conflict',
    message,
    retryAfter: 60,
  });
}
