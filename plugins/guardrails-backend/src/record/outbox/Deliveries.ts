import type { Knex } from 'knex';
import { byId, databaseTime, keysetPage } from '../../base/database';
import { addMilliseconds } from '../../base/time';
import type { AnnouncementRow, DeliveryRow } from './rows';

/** So many a statement: a long delete would make writers wait. */
const BATCH = 500;

const DAY = 24 * 60 * 60_000;

/** A delivery that was given up, or still waits after an attempt that failed. */
type UndeliveredItem = {
  id: string;
  receiver: string;
  topic: string;
  title: string;
  link: string;
  announcedAt: string;
  attempts: number;
  failure: string;
  /** Absent while it is still tried. */
  deadAt?: string;
};

/** What receivers did not take, for whoever operates this. @internal */
export class Deliveries {
  readonly #knex: Knex;
  readonly #due: () => void;

  constructor(options: {
    knex: Knex;
    /** Called where something became due. */
    due: () => void;
  }) {
    this.#knex = options.knex;
    this.#due = options.due;
  }

  /** Oldest first. The rows are what is left over, so their number does not grow with what was told. */
  async undelivered(options: {
    limit: number;
    cursor?: string;
  }): Promise<{ items: UndeliveredItem[]; nextCursor?: string }> {
    const { rows, ...next } = await keysetPage<UndeliveredRow>(this.#knex, {
      ...options,
      key: byId('d.id', 'asc'),
      query: () =>
        this.#knex('deliveries as d')
          .join('announcements as a', 'a.sequence', 'd.sequence')
          .whereNotNull('d.failure')
          .select(
            'd.id',
            'd.receiver',
            'd.attempts',
            'd.failure',
            'd.dead_at',
            'a.topic',
            'a.content',
            'a.announced_at',
          ),
    });
    return { items: rows.map(toItem), ...next };
  }

  /** `false` where there is no such delivery any more. It gets all of its attempts again. */
  async resend(id: string): Promise<boolean> {
    const now = await databaseTime(this.#knex);
    const updated = await this.#knex<DeliveryRow>('deliveries')
      .where({ id })
      .whereNotNull('failure')
      .update({ dead_at: null, attempts: 0, due_at: now });
    if (updated === 1) this.#due();
    return updated === 1;
  }

  /**
   * Removes what was announced so long ago, whether or not it was received: by then what it was about is
   * removed as well, and nothing can announce it again.
   */
  async removeOld(within: number): Promise<number> {
    const now = await databaseTime(this.#knex);
    const before = addMilliseconds(now, -within);
    // What was counted in an hour is of no use in the next one.
    await this.#knex('notified')
      .where('period', '<', addMilliseconds(now, -DAY))
      .delete();
    let removed = 0;
    for (;;) {
      const old = await this.#knex<AnnouncementRow>('announcements')
        .where('announced_at', '<', before)
        .limit(BATCH)
        .pluck('sequence');
      if (old.length === 0) return removed;
      await this.#knex('deliveries').whereIn('sequence', old).delete();
      removed += await this.#knex('announcements')
        .whereIn('sequence', old)
        .delete();
    }
  }
}

type UndeliveredRow = Pick<
  DeliveryRow,
  'id' | 'receiver' | 'attempts' | 'failure' | 'dead_at'
> &
  Pick<AnnouncementRow, 'topic' | 'content' | 'announced_at'>;

function toItem(row: UndeliveredRow): UndeliveredItem {
  const { title, link } = JSON.parse(row.content);
  return {
    id: row.id,
    receiver: row.receiver,
    topic: row.topic,
    title,
    link,
    announcedAt: row.announced_at,
    attempts: row.attempts,
    failure: row.failure ?? '',
    ...(row.dead_at !== null && { deadAt: row.dead_at }),
  };
}
