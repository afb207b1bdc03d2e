import type { Announcement } from '../../../announce';
import type { SandboxRow } from '../model/rows';

/** Something about a sandbox that its people must hear of. @internal */
export function toSandboxAnnouncement(
  row: SandboxRow,
  news: Pick<Announcement, 'topic' | 'title' | 'severity'> & {
    /** Tells two of the same topic apart. */
    key: string;
    description?: string;
  },
): Announcement {
  const { key, ...rest } = news;
  return {
    ...rest,
    key: [news.topic, row.id, key].join(':'),
    link: `/guardrails/decisions/${row.decision_id}`,
    recipients: [...new Set([row.owner, row.initiator])],
    entity: row.target_ref,
    payload: {
      sandbox: row.id,
      target: row.target_ref,
      environment: row.environment,
      owner: row.owner,
      endsAt: row.ends_at,
    },
  };
}
