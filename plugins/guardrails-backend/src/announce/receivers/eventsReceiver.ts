import type { EventsService } from '@backstage/plugin-events-node';
import type { Receiver } from './Receiver';

/**
 * Other plugins, by topics `guardrails.approval`, `guardrails.exception` and so on: the first word of what
 * happened. The payload says what happened exactly.
 * @internal
 */
export function eventsReceiver(events: EventsService): Receiver {
  return {
    id: 'events',
    wants: () => true,
    async deliver({ id, at, announcement }) {
      const { topic, title, link, entity, payload } = announcement;
      await events.publish({
        topic: `guardrails.${topic.split('.')[0]}`,
        eventPayload: { id, at, topic, title, link, entity, payload },
      });
    },
  };
}
