import { Webhook } from 'standardwebhooks';

/**
 * The headers of the Standard Webhooks specification: who has the secret can tell that the body is ours,
 * is whole and is not a copy of an old one.
 * @internal
 */
export function signWebhook(options: {
  secret: Uint8Array;
  id: string;
  /** Seconds since 1970. */
  timestamp: number;
  body: string;
}): Record<string, string> {
  const { secret, id, timestamp, body } = options;
  const webhook = new Webhook(secret, { format: 'raw' });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': webhook.sign(id, new Date(timestamp * 1000), body),
  };
}
