import {
  consistencyProof,
  entryHeaderSchema,
  inclusionProof,
  leafOf,
  originOf,
  readState,
  receiptOf,
  sealReceipt,
  type ConsistencyProof,
  type EntryHeader,
  type Envelope,
  type TreeState,
} from '@backstage-guardrails/policy-ledger';
import {
  GuardrailsError,
  type LedgerEntrySummary,
  type LedgerFilter,
  type LedgerStatus,
  type Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { Anchoring } from '../anchors';
import type { SelfCheck } from '../checking';
import { DatabaseTiles } from '../DatabaseTiles';
import { readHead } from '../head';
import { pagesOf, type PagedEntry } from '../pagesOf';
import { sha256 } from '../sha256';
import type { Checkpoints, LedgerKeys, SignedCheckpoint } from '../signing';
import { loadInterval } from './loadInterval';
import { listEntries } from './listEntries';
import { listPlaces } from './listPlaces';
import { rangeBetween } from './rangeBetween';

/** Places of one thing that a page shows; nothing has more in practice. */
const MAX_PLACES = 200;

/** Reads the log, and proves what it reads. @internal */
export class LedgerReader {
  readonly #knex: Knex;
  readonly #epoch: number;
  readonly #name: string;
  readonly #keys: LedgerKeys;
  readonly #checkpoints: Checkpoints;
  readonly #anchoring: Anchoring;
  readonly #selfCheck: SelfCheck;

  constructor(options: {
    knex: Knex;
    epoch: number;
    name: string;
    keys: LedgerKeys;
    checkpoints: Checkpoints;
    anchoring: Anchoring;
    selfCheck: SelfCheck;
  }) {
    this.#knex = options.knex;
    this.#epoch = options.epoch;
    this.#name = options.name;
    this.#keys = options.keys;
    this.#checkpoints = options.checkpoints;
    this.#anchoring = options.anchoring;
    this.#selfCheck = options.selfCheck;
  }

  async status(): Promise<LedgerStatus> {
    const epoch = this.#epoch;
    const head = await readHead(this.#knex, epoch);
    // A log that just began is signed at once. Where it must not be signed, the self-check says why.
    const signed =
      (await this.#checkpoints.newest()) ??
      (await this.#checkpoints.sign().catch(() => undefined));
    const anchors = await this.#anchoring.status();
    const selfCheck = await this.#selfCheck.status();
    return {
      epoch,
      size: head?.state.size ?? 0,
      origin: originOf({ log: this.#name, epoch }),
      ...(signed && { checkpoint: await this.#cosigned(epoch, signed) }),
      publicKeys: this.#keys.published,
      anchors: anchors.map(({ epoch: _epoch, ...anchor }) => anchor),
      ...(selfCheck && { selfCheck }),
    };
  }

  entries(options: {
    filter: LedgerFilter;
    limit: number;
    cursor?: string;
  }): Promise<Page<LedgerEntrySummary>> {
    return listEntries(this.#knex, options);
  }

  /** Places of everything about an id, oldest first. */
  places(
    subject: string,
  ): Promise<{ epoch: number; index: number; kind: string }[]> {
    return listPlaces(this.#knex, subject, MAX_PLACES);
  }

  /** @throws {@link GuardrailsError} `not-found` */
  async header(place: { epoch: number; index: number }): Promise<EntryHeader> {
    return (await this.#entry(place)).header;
  }

  /**
   * The receipt of an entry, sealed. It reads three tiles for a log of up to sixteen million entries, and some more
   * where it also proves that the log goes on from a checkpoint that somebody holds.
   */
  async receipt(
    place: { epoch: number; index: number },
    options: { payload: boolean; held?: number },
  ): Promise<Envelope> {
    const { epoch, index } = place;
    const { header, stored } = await this.#entry(place);
    const store = new DatabaseTiles({ knex: this.#knex, epoch });
    const { state, ...signed } = await this.#proofOf(place, options.held);
    const { payloadText, salt } = stored;
    const receipt = receiptOf({
      header,
      ...(options.payload &&
        payloadText !== undefined &&
        salt !== undefined && {
          payload: { value: JSON.parse(payloadText), salt },
        }),
      proof: await inclusionProof({
        index,
        leaf: leafOf(header, sha256),
        state,
        store,
        sha256,
      }),
      ...signed,
    });
    const { signer } = this.#keys;
    return sealReceipt({ receipt, signers: [signer], sha256 });
  }

  /** Exported entries of one epoch, with what proves them. */
  async export(options: {
    epoch?: number;
    since?: string;
    until?: string;
  }): Promise<{
    epoch: number;
    interval: object;
    pages: AsyncGenerator<PagedEntry[]>;
  }> {
    const { epoch = this.#epoch, since, until } = options;
    const head = await readHead(this.#knex, epoch);
    if (!head || head.state.size === 0) throw notFound();
    const signed = await this.#covering(epoch, head.state.size);
    const { from, to } = await rangeBetween(this.#knex, {
      epoch,
      size: signed.size,
      since,
      until,
    });
    const store = new DatabaseTiles({ knex: this.#knex, epoch });
    const interval = await loadInterval({ from, to, signed, store });
    const checkpoint = await this.#cosigned(epoch, signed);
    return {
      epoch,
      interval: { ...interval, checkpoint },
      pages: pagesOf({ knex: this.#knex, epoch, from, to }),
    };
  }

  async #entry({ epoch, index }: { epoch: number; index: number }) {
    for await (const [stored] of pagesOf({
      knex: this.#knex,
      epoch,
      from: index,
      to: index + 1,
    })) {
      const header = entryHeaderSchema.parse(JSON.parse(stored.headerText));
      return { header, stored };
    }
    throw notFound();
  }

  /** What was signed over an entry: a checkpoint of its epoch, or one of the next that says where its own ended. */
  async #proofOf(
    { epoch, index }: { epoch: number; index: number },
    held: number | undefined,
  ): Promise<
    Pick<
      Parameters<typeof receiptOf>[0],
      'checkpoint' | 'consistency' | 'succession'
    > & { state: TreeState }
  > {
    const signed = await this.#signed(epoch, index + 1);
    if (signed) {
      return {
        state: signed.state,
        checkpoint: await this.#cosigned(epoch, signed),
        consistency: await this.#consistency(epoch, signed, held),
      };
    }
    const ended = await readHead(this.#knex, epoch);
    const next = await readHead(this.#knex, epoch + 1);
    const after = next && (await this.#signed(next.epoch, 1));
    if (!ended || !next || !after) throw unsigned();
    return {
      state: ended.state,
      checkpoint: await this.#cosigned(next.epoch, after),
      succession: await this.#succession(next.epoch, after),
    };
  }

  async #succession(epoch: number, { state }: SignedCheckpoint) {
    const { header, stored } = await this.#entry({ epoch, index: 0 });
    const { payloadText, salt } = stored;
    if (payloadText === undefined || salt === undefined) throw unsigned();
    const value = JSON.parse(payloadText) as {
      previous?: { sealed?: boolean };
    };
    if (value.previous?.sealed !== true) throw unsigned();
    return {
      header,
      payload: { value, salt },
      proof: await inclusionProof({
        index: 0,
        leaf: leafOf(header, sha256),
        state,
        store: new DatabaseTiles({ knex: this.#knex, epoch }),
        sha256,
      }),
    };
  }

  async #covering(epoch: number, size: number): Promise<SignedCheckpoint> {
    const signed = await this.#signed(epoch, size);
    if (signed) return signed;
    throw unsigned();
  }

  /** Nothing where the epoch ended before so many entries were signed. */
  async #signed(
    epoch: number,
    size: number,
  ): Promise<SignedCheckpoint | undefined> {
    if (epoch === this.#epoch) return this.#checkpoints.covering(size);
    const newest = await this.#checkpoints.newest(epoch);
    return newest && newest.size >= size ? newest : undefined;
  }

  /** The note with what witnesses signed below it. */
  async #cosigned(epoch: number, signed: SignedCheckpoint): Promise<string> {
    const lines: string[] = await this.#knex('ledger_cosignatures')
      .where({ epoch, size: signed.size })
      .orderBy('anchor')
      .pluck('lines');
    return [signed.note, ...lines].join('');
  }

  async #consistency(
    epoch: number,
    signed: SignedCheckpoint,
    held: number | undefined,
  ): Promise<ConsistencyProof | undefined> {
    if (held === undefined || held === signed.size) return undefined;
    const store = new DatabaseTiles({ knex: this.#knex, epoch });
    if (held < signed.size) {
      const { state } = signed;
      return consistencyProof({ from: held, state, store, sha256 });
    }
    // Somebody may hold a checkpoint that is newer than the one this receipt is for.
    const head = await readHead(this.#knex, epoch);
    if (!head || held > head.state.size) {
      throw new GuardrailsError({
        code: 'not-found',
        message: `The log has no ${held} entries. If you hold a checkpoint of that size, keep it: it is evidence.`,
      });
    }
    const state = await readState({ size: held, store, sha256 });
    return consistencyProof({ from: signed.size, state, store, sha256 });
  }
}

function notFound(): GuardrailsError {
  return new GuardrailsError({
    code: 'not-found',
    message: 'Ledger entry not found.',
  });
}

function unsigned(): GuardrailsError {
  return new GuardrailsError({
    code: 'not-found',
    message: 'That epoch ended before a checkpoint over this entry was signed.',
  });
}
