import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Announcement } from '../../record/outbox';
import type { Receiver } from './Receiver';

/** Notifications about one topic that somebody gets in a period before they become one. */
const HANDFUL = 5;

/** Says how often somebody was notified about a topic, this time included, and since when. */
type CountNotified = (
  recipient: string,
  topic: string,
) => Promise<{ count: number; period: string }>;

/**
 * People, by the notifications plugin. The scope makes a repeated delivery replace the first one instead of
 * standing beside it; beyond a handful about one topic, one notification that counts replaces itself.
 * @internal
 */
export function notificationsReceiver(options: {
  notifications: NotificationService;
  /** The people behind refs of people and groups. */
  peopleOf: (recipients: string[]) => Promise<string[]>;
  count: CountNotified;
}): Receiver {
  const { notifications, peopleOf, count } = options;
  return {
    id: 'notifications',
    wants: ({ recipients }) => recipients.length > 0,
    async deliver({ announcement }) {
      const topic = groupTopic(announcement);
      const single: string[] = [];
      for (const recipient of await peopleOf(announcement.recipients)) {
        const notified =
          announcement.severity === 'critical'
            ? undefined
            : await count(recipient, topic);
        if (notified === undefined || notified.count <= HANDFUL) {
          single.push(recipient);
          continue;
        }
        await notifications.send({
          recipients: { type: 'entity', entityRef: recipient },
          payload: toDigest({ announcement, topic, ...notified }),
        });
      }
      if (single.length === 0) return;
      const { title, description, link, severity, key } = announcement;
      await notifications.send({
        recipients: { type: 'entity', entityRef: single },
        payload: { title, description, link, severity, topic, scope: key },
      });
    },
  };
}

function groupTopic({ topic }: Announcement): string {
  return `guardrails.${topic.split('.')[0]}`;
}

/** `Approval` of `guardrails.approval`. */
function topicTitle(topic: string): string {
  const word = topic.split('.')[1];
  return `${word[0].toLocaleUpperCase('en-US')}${word.slice(1)}`;
}

/** The list of what a digest counts. Requests for approval are in the inbox, wherever each of them is approved. */
function listOf({ topic, link }: { topic: string; link: string }): string {
  return topic === 'guardrails.approval'
    ? '/guardrails/approvals'
    : link.split('/').slice(0, 3).join('/');
}

function toDigest(options: {
  announcement: Announcement;
  topic: string;
  count: number;
  period: string;
}) {
  const { announcement, topic, count, period } = options;
  const { link, severity, title } = announcement;
  return {
    title: `${topicTitle(topic)}: ${count - HANDFUL} more since ${period.slice(
      11,
      16,
    )} UTC`,
    description: `The newest: ${title}`,
    link: listOf({ topic, link }),
    severity,
    topic,
    scope: `digest:${topic}:${period}`,
  };
}
