import { createHash } from 'node:crypto';
import type { WebhookConfig } from '../../base/config';
import type { Announcement, Delivery } from '../../record/outbox';
import type { Receiver } from './Receiver';
import { Refused } from './Refused';
import { signWebhook } from './signWebhook';

/** Bytes of a body; receivers and what is between them have limits of their own. */
const MAX_BODY = 64 * 1024;

/**
 * Another system, by a signed request. Only an answer in the 200s counts as received. Redirects are not
 * followed, since they would carry what we say to where nobody configured, and nothing of the answer's body is
 * read, so that one without an end costs nothing.
 * @internal
 */
export function webhookReceiver(options: {
  webhook: WebhookConfig;
  /** Milliseconds since 1970. */
  now: () => number;
}): Receiver {
  const { webhook, now } = options;
  return {
    id: receiverId(webhook),
    wants: announcement => wants(webhook, announcement),
    async deliver(delivery, signal) {
      const body = toBody(delivery);
      const response = await fetch(webhook.url, {
        method: 'POST',
        redirect: 'manual',
        signal,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'guardrails-webhook',
          ...signWebhook({
            secret: webhook.secret,
            id: delivery.id,
            timestamp: Math.floor(now() / 1000),
            body,
          }),
        },
        body,
      });
      await response.body?.cancel();
      if (response.ok) return;
      const answer = `The receiver answered ${response.status}`;
      if (response.status === 410) throw new Refused(answer);
      throw new Error(answer);
    },
  };
}

/** Not the address itself: those of some services are as good as a password. */
function receiverId({ url }: WebhookConfig): string {
  const digest = createHash('sha256').update(url).digest('hex').slice(0, 12);
  return `webhook:${new URL(url).host.slice(0, 100)}:${digest}`;
}

function wants({ topics }: WebhookConfig, { topic }: Announcement): boolean {
  return (
    topics === undefined ||
    topics.some(wanted => topic === wanted || topic.startsWith(`${wanted}.`))
  );
}

function toBody({ id, at, announcement }: Delivery): string {
  const { topic, title, description, link, severity, entity, payload } =
    announcement;
  const whole = JSON.stringify({
    type: topic,
    timestamp: at,
    data: { id, title, description, link, severity, entity, ...payload },
  });
  if (Buffer.byteLength(whole) <= MAX_BODY) return whole;
  return JSON.stringify({
    type: topic,
    timestamp: at,
    data: { id, link, severity, truncated: true },
  });
}
