import { EMPTY_TREE, originOf } from '@backstage-guardrails/policy-ledger';
import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { databaseTime } from '../../base/database';
import type { Seals } from '../seals';
import { DatabaseLedger } from './DatabaseLedger';
import { encodeRange, readHead, rootBytes, type Head } from './head';
import type { CheckpointRow, HeadRow } from './tables';

/**
 * Opens the log of the configured epoch, and begins it where it is new.
 *
 * A new epoch is how a restore from a backup goes on: it has an origin of its own, so nobody takes it for the log
 * he knew, and its first entry says where the one before it ended. Replicas that start together agree: the first
 * row stays.
 * @internal
 */
export async function beginEpoch(
  knex: Knex,
  configured: {
    epoch: number;
    name?: string;
    fallbackName: string;
    seals: Seals;
  },
): Promise<{ name: string }> {
  const { epoch, seals } = configured;
  const newest = await knex<HeadRow>('ledger_heads')
    .orderBy('epoch', 'desc')
    .first();
  if (newest && newest.epoch > epoch) {
    throw new InputError(
      `guardrails.ledger.epoch: the log is in epoch ${newest.epoch} already; an epoch that ended does not go on`,
    );
  }
  if (newest?.epoch === epoch) {
    if (configured.name !== undefined && configured.name !== newest.name) {
      throw new InputError(
        `guardrails.ledger.name: the log is named ${newest.name}; a name changes only with a new guardrails.ledger.epoch`,
      );
    }
    return { name: newest.name };
  }
  const name = configured.name ?? newest?.name ?? configured.fallbackName;
  await knex.transaction(transaction =>
    begin(transaction, { epoch, name, before: newest, seals }),
  );
  return beginEpoch(knex, { ...configured, name });
}

async function begin(
  transaction: Knex.Transaction,
  options: { epoch: number; name: string; before?: HeadRow; seals: Seals },
): Promise<void> {
  const { epoch, name, before, seals } = options;
  const now = await databaseTime(transaction);
  // The order of the log is its time, over epochs too.
  const at = before && before.last_at > now ? before.last_at : now;
  await transaction<HeadRow>('ledger_heads')
    .where('epoch', '<', epoch)
    .whereNull('closed_at')
    .update({ closed_at: at });
  const begun = await transaction('ledger_heads')
    .insert({
      epoch,
      name,
      size: 0,
      range: encodeRange(EMPTY_TREE),
      root: rootBytes(EMPTY_TREE),
      last_at: at,
      began_at: at,
      seal: seals.headSeal({
        epoch,
        name,
        size: 0,
        root: rootBytes(EMPTY_TREE),
      }),
    })
    .onConflict('epoch')
    .ignore()
    .returning('epoch');
  if (!before || begun.length === 0) return;
  const checkpoint = await transaction<CheckpointRow>('ledger_checkpoints')
    .where({ epoch: before.epoch })
    .orderBy('size', 'desc')
    .first();
  // Read again: the row is closed by now, so this is where it ended.
  const ended = await readHead(transaction, before.epoch);
  await new DatabaseLedger({ epoch, seals }).append(transaction, [
    {
      kind: 'epoch',
      subjects: {},
      payload: {
        epoch,
        previous: {
          origin: originOf({ log: before.name, epoch: before.epoch }),
          size: ended?.state.size ?? 0,
          root: rootBytes(ended?.state ?? EMPTY_TREE).toString('base64'),
          sealed: ended !== undefined && isOurs(ended, seals),
          checkpoint: checkpoint?.note ?? null,
        },
      },
    },
  ]);
}

/**
 * Whether the service wrote where the epoch ended. Receipts of entries that were not signed any more are proved with
 * it, and entries that were put there must not get any.
 */
function isOurs(ended: Head, seals: Seals): boolean {
  return (
    seals.isSealedHead({ ...ended, size: ended.state.size }, ended.seal) &&
    Buffer.compare(ended.root, rootBytes(ended.state)) === 0
  );
}
