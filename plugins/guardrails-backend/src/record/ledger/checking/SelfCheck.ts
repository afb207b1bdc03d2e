import {
  readState,
  rootOf,
  verifyInterval,
  verifyLog,
} from '@backstage-guardrails/policy-ledger';
import type { LedgerStatus } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { webcrypto } from 'node:crypto';
import { databaseTime } from '../../../base/database';
import type { Seals } from '../../seals';
import { DatabaseTiles } from '../DatabaseTiles';
import { pagesOf } from '../pagesOf';
import { loadInterval } from '../reading/loadInterval';
import { sha256 } from '../sha256';
import type { Checkpoints, LedgerKeys, SignedCheckpoint } from '../signing';
import type { CheckRow } from '../tables';
import { erasedInSecret } from './erasedInSecret';
import { findEntryFault } from './findEntryFault';
import type { LedgerAlarm } from './LedgerAlarm';

/** Entries of one run: some seconds of work. */
const SLICE = 50_000;

/**
 * The service verifies its own log: each run takes the next entries, makes their part of the tree again, and proves
 * that it is a part of what was signed and of what anchors hold. A slice that fails is taken again until it passes.
 *
 * It finds accidents and whoever has the database alone. Who has the service as well can make it say anything:
 * that is what checkpoints in other hands are for.
 * @internal
 */
export class SelfCheck {
  readonly #knex: Knex;
  readonly #epoch: number;
  readonly #keys: LedgerKeys;
  readonly #checkpoints: Checkpoints;
  readonly #alarm: LedgerAlarm;
  readonly #seals: Seals;
  readonly #slice: number;

  constructor(options: {
    knex: Knex;
    epoch: number;
    keys: LedgerKeys;
    checkpoints: Checkpoints;
    alarm: LedgerAlarm;
    seals: Seals;
    slice?: number;
  }) {
    this.#knex = options.knex;
    this.#epoch = options.epoch;
    this.#keys = options.keys;
    this.#checkpoints = options.checkpoints;
    this.#alarm = options.alarm;
    this.#seals = options.seals;
    this.#slice = options.slice ?? SLICE;
  }

  async status(): Promise<LedgerStatus['selfCheck']> {
    const row = await this.#row();
    return (
      row && {
        at: row.at,
        ok: row.failure === null,
        checked: Math.max(Number(row.verified), Number(row.position)),
        ...(row.failure !== null && { detail: row.failure }),
      }
    );
  }

  /** One slice. Answers whether it holds. */
  async run(): Promise<boolean> {
    const row = await this.#row();
    const position = Number(row?.position ?? 0);
    const verified = Number(row?.verified ?? 0);
    const head = await this.#checkpoints.verifyHead();
    const signed = await this.#checkpoints.newest();
    const size = signed?.size ?? 0;
    const from = position >= size ? 0 : position;
    const to = Math.min(size, from + this.#slice);
    const failure =
      head.found?.message ??
      (signed && (await this.#failureOf({ from, to, signed })));
    if (failure !== undefined) {
      await this.#save({ position: from, verified, failure });
      await this.#alarm.checkFailed(failure);
      return false;
    }
    await this.#save({
      position: to,
      verified: to === size ? size : verified,
      failure: null,
    });
    return true;
  }

  async #failureOf(options: {
    from: number;
    to: number;
    signed: SignedCheckpoint;
  }): Promise<string | undefined> {
    const { from, to, signed } = options;
    const store = new DatabaseTiles({ knex: this.#knex, epoch: this.#epoch });
    const pages = () =>
      pagesOf({ knex: this.#knex, epoch: this.#epoch, from, to });
    try {
      const interval = await loadInterval({ from, to, signed, store });
      const result = await verifyInterval({
        interval,
        pages: pages(),
        keys: this.#keys.trusted,
        sha256,
        subtle: webcrypto.subtle,
      });
      if (result.status === 'verified') {
        const log = { epoch: this.#epoch, from, to };
        const secret = await erasedInSecret(this.#knex, log);
        return secret === undefined
          ? await findEntryFault({
              ...log,
              knex: this.#knex,
              seals: this.#seals,
            })
          : `Entry ${secret}: The payload is gone, and no entry says that it was erased.`;
      }
      // The proof tells that something is wrong; the tiles tell where.
      const state = await readState({ size: to, store, sha256 });
      const placed = await verifyLog({
        pages: pages(),
        from: await readState({ size: from, store, sha256 }),
        checkpoints: [
          {
            origin: signed.note.split('\n', 1)[0],
            size: to,
            root: rootOf(state, sha256),
            extensions: [],
          },
        ],
        tiles: store,
        sha256,
      });
      const found = placed.status === 'refused' ? placed : result;
      return found.index === undefined
        ? found.message
        : `Entry ${found.index}: ${found.message}`;
    } catch (error) {
      return (error as Error).message;
    }
  }

  async #row(): Promise<CheckRow | undefined> {
    return this.#knex<CheckRow>('ledger_checks')
      .where({ epoch: this.#epoch })
      .first();
  }

  async #save(row: {
    position: number;
    verified: number;
    failure: string | null;
  }): Promise<void> {
    const at = await databaseTime(this.#knex);
    await this.#knex('ledger_checks')
      .insert({ epoch: this.#epoch, at, ...row })
      .onConflict('epoch')
      .merge();
  }
}
