import { sha256 as digestOf } from '@backstage-guardrails/policy-decision';
import {
  entryHeaderSchema,
  originOf,
  verifyLog,
} from '@backstage-guardrails/policy-ledger';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { Seals } from '../../seals';
import { DatabaseLedger } from '../DatabaseLedger';
import { DatabaseTiles } from '../DatabaseTiles';
import { takeHead } from '../head';
import { pagesOf, type PagedEntry } from '../pagesOf';
import { sha256 } from '../sha256';
import type { HeadRow } from '../tables';
import { sealRows, type UnsealedRow } from './sealRows';
import { Testimony } from './Testimony';

/** The subject of the entry from which on everything is sealed. @internal */
export const SEALS_BEGIN = digestOf('guardrails/seals/v1');

type Place = { epoch: number; position: number };

/** @internal */
export type SealsBegun = Place & {
  /** Nothing is on record yet: the first entry has to say that seals begin with it. */
  fresh: boolean;
  /** Rows that the ledger did not vouch for when they were sealed just now. */
  left: UnsealedRow[];
};

/**
 * Finds from where on everything is sealed; where that is nowhere, seals what is there, once.
 *
 * Whether it has been done is for the ledger to say: an entry does, and before rows are sealed the whole ledger is
 * read and held against what others hold of it. So taking out the entry, its row in an index, or all seals does not
 * make the service seal forged rows: the tree has a hole then, or the entry is found in it.
 * @throws InputError where the ledger is not whole
 * @internal
 */
export async function beginSeals(options: {
  knex: Knex;
  epoch: number;
  seals: Seals;
  logger: LoggerService;
  /** What contradicts the log as it is now, anchors asked. */
  contradiction: () => Promise<string | undefined>;
}): Promise<SealsBegun> {
  const { knex, epoch, seals, logger } = options;
  const known = await listedPlace(knex, seals);
  if (known) return { ...known, fresh: false, left: [] };
  const heads = await knex<HeadRow>('ledger_heads').orderBy('epoch');
  if (heads.every(({ size }) => Number(size) === 0)) {
    return { epoch, position: 0, fresh: true, left: [] };
  }
  const contradiction = await options.contradiction();
  if (contradiction !== undefined) throw notWhole(contradiction);
  const testimony = new Testimony();
  for (const head of heads) {
    const found = await read(knex, { head, testimony, seals });
    if (found === undefined) continue;
    logger.error('The index of the ledger leaves out where seals begin', found);
    return { ...found, fresh: false, left: [] };
  }
  return knex.transaction(async transaction => {
    // Replicas that start together: the others wait here, and then find the entry.
    await takeHead(transaction, epoch);
    const other = await listedPlace(transaction, seals);
    if (other) return { ...other, fresh: false, left: [] };
    const { sealed, left } = await sealRows(transaction, { seals, testimony });
    const ledger = new DatabaseLedger({ epoch, seals, unsealedHead: true });
    const [{ index }] = await ledger.append(transaction, [
      {
        kind: 'seal',
        subjects: { seals: SEALS_BEGIN },
        payload: { event: 'sealed', sealed, left },
      },
    ]);
    logger.info('Sealed the records from before', {
      sealed,
      left: left.length,
    });
    return { epoch, position: index, fresh: false, left };
  });
}

/** By the index, proved by the entry itself. */
async function listedPlace(
  knex: Knex,
  seals: Seals,
): Promise<Place | undefined> {
  const row = await knex('ledger_subjects as s')
    .join('ledger_entries as e', join =>
      join.on('e.epoch', 's.epoch').andOn('e.position', 's.position'),
    )
    .where('s.subject', SEALS_BEGIN)
    .orderBy(['s.epoch', 's.position'])
    .first('e.epoch', 'e.position', 'e.header', 'e.seal');
  if (!row) return undefined;
  const place = { epoch: row.epoch, position: Number(row.position) };
  const entry = { ...place, headerText: row.header };
  if (begins(row.header) && seals.isSealedEntry(entry, row.seal)) return place;
  throw new InputError(
    `guardrails.sealingKey: the entry ${place.epoch}.${place.position} says that records are sealed, and its seal is not of this key. Either the key is another one than before, or the entry was put there.`,
  );
}

/** Reads one epoch as a whole. Answers where seals begin, where the index left it out. */
async function read(
  knex: Knex,
  options: { head: HeadRow; testimony: Testimony; seals: Seals },
): Promise<Place | undefined> {
  const { head, testimony } = options;
  const { epoch, name, root } = head;
  let place: Place | undefined;
  let sealed: number | undefined;
  const take = (entry: PagedEntry) => {
    if (begins(entry.headerText)) place ??= { epoch, position: entry.position };
    if (entry.seal !== undefined) sealed ??= entry.position;
    testimony.take(entry);
  };
  const result = await verifyLog({
    pages: tapped(pagesOf({ knex, epoch, from: 0 }), take),
    checkpoints: [
      {
        origin: originOf({ log: name, epoch }),
        size: Number(head.size),
        root: new Uint8Array(root),
        extensions: [],
      },
    ],
    tiles: new DatabaseTiles({ knex, epoch }),
    sha256,
  });
  if (result.status !== 'verified') throw notWhole(result.message);
  if (place === undefined && sealed !== undefined) {
    throw notWhole(
      `Entry ${sealed} of epoch ${epoch} is sealed, and no entry says that seals begin.`,
    );
  }
  return place;
}

async function* tapped(
  pages: AsyncIterable<PagedEntry[]>,
  take: (entry: PagedEntry) => void,
): AsyncGenerator<PagedEntry[]> {
  for await (const page of pages) {
    page.forEach(take);
    yield page;
  }
}

function begins(headerText: string): boolean {
  const parsed = entryHeaderSchema.safeParse(JSON.parse(headerText));
  return parsed.data?.subjects.seals === SEALS_BEGIN;
}

function notWhole(message: string): InputError {
  return new InputError(
    `The ledger is not whole, so nothing can be sealed upon what it says: ${message} Settle this first (docs/operations.md), with the version that wrote it.`,
  );
}
