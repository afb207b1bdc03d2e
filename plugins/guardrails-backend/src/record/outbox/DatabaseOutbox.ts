import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { databaseTime } from '../../base/database';
import type { Announcement, Outbox } from './Outbox';
import type { AnnouncementRow, DeliveryRow } from './rows';
import type { Subscriber } from './Subscriber';

/** So many rows a statement; both databases limit the values of one. */
const BATCH = 100;

/** Longest key and stream that are kept as they are. */
const MAX_KEY = 400;

/**
 * The outbox as rows. The key is unique, so what is added again, here or by another replica at the same moment,
 * is told once; for each receiver that wants it there is a row that stays until it has been told.
 * @internal
 */
export class DatabaseOutbox implements Outbox {
  readonly #receivers: Subscriber[];
  readonly #committed: () => void;

  constructor(options: { receivers: Subscriber[]; committed: () => void }) {
    this.#receivers = options.receivers;
    this.#committed = options.committed;
  }

  async add(
    transaction: Knex.Transaction,
    announcements: Announcement[],
  ): Promise<void> {
    if (announcements.length === 0) return;
    const now = await databaseTime(transaction);
    for (let from = 0; from < announcements.length; from += BATCH) {
      await this.#add(
        transaction,
        announcements.slice(from, from + BATCH).map(readable),
        now,
      );
    }
    // A nudge: where the process dies before it, the schedule finds the rows.
    transaction.executionPromise.then(this.#committed, () => undefined);
  }

  async #add(
    transaction: Knex.Transaction,
    announcements: Announcement[],
    now: string,
  ): Promise<void> {
    const byKey = new Map(
      announcements.map(item => [bounded(item.key), item] as const),
    );
    const added = await transaction<AnnouncementRow>('announcements')
      .insert(
        [...byKey].map(([key, item]) => ({
          id: uuidv7(),
          key,
          topic: item.topic,
          stream: bounded(item.link),
          announced_at: now,
          content: JSON.stringify(item),
        })),
      )
      .onConflict('key')
      .ignore()
      .returning(['sequence', 'key', 'stream']);
    const deliveries = added.flatMap(({ sequence, key, stream }) =>
      this.#receivers
        .filter(receiver => receiver.wants(byKey.get(key)!))
        .map(
          (receiver): DeliveryRow => ({
            id: uuidv7(),
            sequence,
            stream,
            receiver: receiver.id,
            attempts: 0,
            due_at: now,
            dead_at: null,
            failure: null,
          }),
        ),
    );
    for (let from = 0; from < deliveries.length; from += BATCH) {
      await transaction('deliveries').insert(
        deliveries.slice(from, from + BATCH),
      );
    }
  }
}

/** People's words go out with these; nothing in them may turn the reading direction or forge a line. */
function readable(announcement: Announcement): Announcement {
  const { title, description } = announcement;
  return {
    ...announcement,
    title: escapeForDisplay(title),
    ...(description !== undefined && {
      description: escapeForDisplay(description),
    }),
  };
}

function bounded(text: string): string {
  if (text.length <= MAX_KEY) return text;
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
