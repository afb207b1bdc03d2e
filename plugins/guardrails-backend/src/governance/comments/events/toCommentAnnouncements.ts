import type { Decision } from '@backstage-guardrails/policy-model';
import type { Announcement } from '../../../announce';
import type { CommentRow } from '../model/rows';

type Topic = 'added' | 'mentioned' | 'edited' | 'removed';

const titles: Record<Topic, (author: string, target: string) => string> = {
  added: (author, target) => `${author} commented on a change of ${target}`,
  mentioned: (author, target) =>
    `${author} mentioned you in a comment on a change of ${target}`,
  edited: (author, target) =>
    `${author} edited a comment on a change of ${target}`,
  removed: (_author, target) =>
    `A comment on a change of ${target} was removed`,
};

/**
 * News about a comment, without its text: who hears of it reads the text on the page of the decision, as far as they
 * may. Pages that are open hear of everything; people of what is new to them.
 * @internal
 */
export function toCommentAnnouncements(
  about: { row: CommentRow; decision: Decision },
  news: {
    topic: Exclude<Topic, 'mentioned'>;
    at: string;
    recipients?: string[];
    mentioned?: string[];
  },
): Announcement[] {
  const { topic, at, recipients = [], mentioned = [] } = news;
  const first = toAnnouncement(about, { topic, at, recipients });
  if (mentioned.length === 0) return [first];
  return [
    first,
    toAnnouncement(about, { topic: 'mentioned', at, recipients: mentioned }),
  ];
}

function toAnnouncement(
  { row, decision }: { row: CommentRow; decision: Decision },
  news: { topic: Topic; at: string; recipients: string[] },
): Announcement {
  const { topic, at, recipients } = news;
  const { target, id } = decision;
  return {
    topic: `comment.${topic}`,
    key: `comment.${topic}:${row.id}:${at}`,
    title: titles[topic](row.author, target.ref ?? 'something new'),
    description: 'Open the decision to read and answer it.',
    link: `/guardrails/decisions/${id}`,
    severity: topic === 'mentioned' ? 'normal' : 'low',
    recipients,
    ...(target.ref !== undefined && { entity: target.ref }),
    payload: { comment: row.id, decision: id, author: row.author, at },
  };
}
