import type { Knex } from 'knex';
import { databaseTime } from '../../base/database';
import { addMilliseconds } from '../../base/time';
import type { Claimed } from './claimDue';
import type { DeliveryRow } from './rows';

/** How an attempt ended. @internal */
export type Ending =
  | { kind: 'delivered' }
  | { kind: 'again'; after: number; failure: string }
  | { kind: 'dead'; failure: string };

/** So much of what a receiver said is kept. */
const MAX_FAILURE = 500;

/**
 * Writes how an attempt ended. A claim that has run out settles nothing:
 * by then the delivery is somebody else's to make.
 * @internal
 */
export async function settle(
  knex: Knex,
  { row, until }: Claimed,
  ending: Ending,
): Promise<void> {
  const mine = knex<DeliveryRow>('deliveries').where({
    id: row.id,
    due_at: until,
  });
  if (ending.kind === 'delivered') {
    await mine.delete();
    return;
  }
  const now = await databaseTime(knex);
  const failure = ending.failure.slice(0, MAX_FAILURE);
  await mine.update(
    ending.kind === 'dead'
      ? { dead_at: now, failure }
      : { due_at: addMilliseconds(now, ending.after), failure },
  );
}
