import type { Knex } from 'knex';
import { databaseTime } from '../../base/database';
import { addMilliseconds } from '../../base/time';
import type { Delivery } from './Delivery';
import type { AnnouncementRow, DeliveryRow } from './rows';

/** A delivery that is this replica's to make until the claim ends. @internal */
export type Claimed = {
  row: DeliveryRow;
  delivery: Delivery;
  /** End of the claim; whoever settles says it, so that an old claim settles nothing. */
  until: string;
};

/**
 * Takes what a receiver is due, the oldest first and of each stream the oldest alone.
 *
 * Two replicas can choose the same rows; the condition in the update lets each row through for one of them:
 * the second finds `due_at` in the future. A replica that dies leaves rows that become due again by themselves.
 * @internal
 */
export async function claimDue(
  knex: Knex,
  options: { receiver: string; limit: number; hold: number },
): Promise<Claimed[]> {
  const { receiver, limit, hold } = options;
  const now = await databaseTime(knex);
  const until = addMilliseconds(now, hold);
  const chosen = await knex<DeliveryRow>('deliveries as d')
    .where('d.receiver', receiver)
    .whereNull('d.dead_at')
    .where('d.due_at', '<=', now)
    .whereNotExists(inner => earlierOfStream(inner, knex))
    .orderBy('d.sequence')
    .limit(limit)
    .pluck('d.id');
  if (chosen.length === 0) return [];
  const rows = await knex<DeliveryRow>('deliveries')
    .whereIn('id', chosen)
    .whereNull('dead_at')
    .where('due_at', '<=', now)
    .update({ due_at: until, attempts: knex.raw('attempts + 1') })
    .returning('*');
  const announcements = await knex<AnnouncementRow>('announcements').whereIn(
    'sequence',
    rows.map(row => row.sequence),
  );
  const bySequence = new Map(announcements.map(item => [item.sequence, item]));
  return rows
    .sort((a, b) => a.sequence - b.sequence)
    .map(row => {
      const item = bySequence.get(row.sequence)!;
      return {
        row,
        until,
        delivery: {
          id: item.id,
          at: item.announced_at,
          announcement: JSON.parse(item.content),
        },
      };
    });
}

/** What was given up holds nothing up: it is told out of order, if somebody resends it. */
function earlierOfStream(query: Knex.QueryBuilder, knex: Knex): void {
  query
    .select(knex.raw('1'))
    .from('deliveries as e')
    .whereRaw('e.receiver = d.receiver')
    .whereRaw('e.stream = d.stream')
    .whereRaw('e.sequence < d.sequence')
    .whereNull('e.dead_at');
}
