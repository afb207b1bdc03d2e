import { LedgerError } from '../errors';
import { assertKeyName } from '../note/keyId';

/**
 * Which log, and which life of it. After a restore from a backup the same indices may hold other entries, so a new
 * epoch begins, with an origin of its own: nobody can take it for the log he knew.
 * @public
 */
export type LogEpoch = { log: string; epoch: number };

/** The origin line of a checkpoint: `<log>/epoch/<n>`. The key is named after the log, so it outlives an epoch. @public */
export function originOf({ log, epoch }: LogEpoch): string {
  assertKeyName(log);
  if (!Number.isSafeInteger(epoch) || epoch < 1) throw malformed();
  return `${log}/epoch/${epoch}`;
}

/** @internal */
export function parseOrigin(origin: string): LogEpoch {
  const match = /^(.+)\/epoch\/([1-9]\d{0,14})$/u.exec(origin);
  if (!match) throw malformed();
  assertKeyName(match[1]);
  return { log: match[1], epoch: Number(match[2]) };
}

function malformed(): LedgerError {
  return new LedgerError({
    code: 'checkpoint-malformed',
    message: 'The origin of a checkpoint is <log>/epoch/<number>.',
  });
}
