import { createServiceFactory } from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { listed } from './lines';

/** All receivers: other plugins, people, open pages. They accept everything that is not refused. */
export function audience(options: {
  heard: (line: string) => void;
  /** Says of an event that it is not taken. */
  refuses: (topic: string) => boolean;
}) {
  const { heard, refuses } = options;
  return [
    createServiceFactory({
      service: eventsServiceRef,
      deps: {},
      factory: () => ({
        async publish({ topic, eventPayload }) {
          if (refuses(topic)) throw new Error('Not now');
          eventsOf(eventPayload).forEach(event =>
            heard(`event ${topic}: ${event}`),
          );
        },
        async subscribe() {},
      }),
    }),
    createServiceFactory({
      service: notificationService,
      deps: {},
      factory: () => ({
        async send({ recipients, payload }) {
          const refs =
            recipients.type === 'entity' ? [recipients.entityRef].flat() : [];
          heard(
            `notification ${payload.topic} (${
              payload.severity
            }); recipients: ${listed(refs)}`,
          );
        },
      }),
    }),
    createServiceFactory({
      service: signalsServiceRef,
      deps: {},
      factory: () => ({
        async publish({ channel, message }) {
          heard(`signal ${channel}: ${message.topic}`);
        },
      }),
    }),
  ];
}

/** Decisions are published in batches, everything else one by one. */
function eventsOf(payload: unknown): string[] {
  const { events, topic } = payload as {
    events?: { kind: string; outcome?: string; status?: string }[];
    topic?: string;
  };
  if (!events) return [String(topic)];
  return events.map(({ kind, outcome, status }) =>
    [kind, outcome ?? status].filter(Boolean).join(' '),
  );
}
