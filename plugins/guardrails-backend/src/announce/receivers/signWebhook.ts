import { createHmac } from 'node:crypto';

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
  const signature = createHmac('sha256', secret)
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
}
