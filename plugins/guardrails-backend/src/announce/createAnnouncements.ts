import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Knex } from 'knex';
import type { AccessControl } from '../identity/access';
import type { Task } from '../base';
import type { AnnounceConfig } from '../base/config';
import type { Routes } from '../http';
import type { People } from '../identity/people';
import { Dispatcher } from './dispatch';
import {
  countNotified,
  DatabaseOutbox,
  Deliveries,
  type Outbox,
} from '../record/outbox';
import { resolveRecipients } from './resolveRecipients';
import {
  eventsReceiver,
  notificationsReceiver,
  signalsReceiver,
  webhookReceiver,
} from './receivers';
import { addAnnouncementRoutes } from './routes';

/** Milliseconds a receiver has for one delivery. */
const TIMEOUT = 10_000;

/** Puts outbox, receivers and dispatcher together; deliveries go out once the process has started. @internal */
export function createAnnouncements(options: {
  knex: Knex;
  config: AnnounceConfig;
  events: EventsService;
  signals: SignalsService;
  notifications: NotificationService;
  lifecycle: LifecycleService;
  access: AccessControl;
  people: People;
  logger: LoggerService;
}): {
  outbox: Outbox;
  deliveries: Deliveries;
  routes: Routes;
  tasks: Task[];
} {
  const { knex, config, access, events, signals, lifecycle, logger } = options;
  const receivers = [
    eventsReceiver(events),
    signalsReceiver(signals),
    ...(config.notifications
      ? [
          notificationsReceiver({
            notifications: options.notifications,
            peopleOf: recipients =>
              resolveRecipients(options.people, recipients),
            count: (recipient, topic) => countNotified(knex, recipient, topic),
          }),
        ]
      : []),
    ...config.webhooks.map(webhook =>
      webhookReceiver({ webhook, now: Date.now }),
    ),
  ];
  const dispatcher = new Dispatcher({
    knex,
    receivers,
    logger,
    timeout: TIMEOUT,
  });
  lifecycle.addShutdownHook(() => dispatcher.stop());
  const wake = () => dispatcher.wake();
  const deliveries = new Deliveries({ knex, due: wake });
  return {
    outbox: new DatabaseOutbox({ receivers, committed: wake }),
    deliveries,
    routes: tools => addAnnouncementRoutes(tools, { access, deliveries }),
    tasks: [
      {
        id: 'guardrails-announce',
        // Each replica looks for itself: rows are claimed, so none is told by two.
        scope: 'local',
        frequency: { seconds: 10 },
        timeout: { seconds: 10 },
        fn: async () => wake(),
      },
    ],
  };
}
