import type { Announcement } from '../../../announce';
import type { LeaseRow } from '../model/rows';

/** Something about a lease that people must hear of. @internal */
export function toLeaseAnnouncement(
  row: LeaseRow,
  news: {
    topic: string;
    /** Tells two of the same topic apart; the lease alone where there is only one. */
    key?: string;
    title: string;
    description?: string;
    severity: Announcement['severity'];
    recipients: (string | null)[];
    payload?: Record<string, unknown>;
  },
): Announcement {
  const { key, recipients, payload, ...rest } = news;
  return {
    ...rest,
    key: [news.topic, row.id, ...(key === undefined ? [] : [key])].join(':'),
    link: `/guardrails/access/${row.id}`,
    recipients: [...new Set(recipients.filter(ref => ref !== null))],
    entity: row.resource,
    payload: {
      lease: row.id,
      person: row.person,
      resource: row.resource,
      role: row.role,
      breakGlass: row.break_glass === 1,
      ...payload,
    },
  };
}
