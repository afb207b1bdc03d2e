import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Another system that is told by signed requests. @internal */
export type WebhookConfig = {
  url: string;
  secret: Uint8Array;
  /** `approval`, or more exactly `approval.requested`; absent for all. */
  topics?: string[];
};

/** @internal */
export type AnnounceConfig = {
  notifications: boolean;
  webhooks: WebhookConfig[];
};

const SECRET = /^whsec_([A-Za-z0-9+/]+={0,2})$/;
const TOPIC = /^[a-z][a-z-]*(\.[a-z][a-z-]*)?$/;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** @internal */
export function readAnnounceConfig(config: Config | undefined): AnnounceConfig {
  const urls = new Set<string>();
  const webhooks = config?.getOptionalConfigArray('announce.webhooks') ?? [];
  return {
    notifications: config?.getOptionalBoolean('announce.notifications') ?? true,
    webhooks: webhooks.map((item, index) => {
      const at = `guardrails.announce.webhooks[${index}]`;
      const webhook = readWebhook(item, at);
      if (urls.has(webhook.url)) {
        throw new InputError(`${at}.url: is configured twice`);
      }
      urls.add(webhook.url);
      return webhook;
    }),
  };
}

function readWebhook(item: Config, at: string): WebhookConfig {
  const topics = item.getOptionalStringArray('topics');
  const wrong = topics?.find(topic => !TOPIC.test(topic));
  if (wrong !== undefined) {
    throw new InputError(`${at}.topics: not a topic: ${wrong}`);
  }
  return {
    url: readUrl(item.getString('url'), at),
    secret: readSecret(item.getString('secret'), at),
    topics,
  };
}

/** What is announced is nobody's to read on the way. The message does not repeat the value: it can hold a password. */
function readUrl(value: string, at: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const secure =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  if (!url || !secure) {
    throw new InputError(
      `${at}.url: must start with https://, or be an address of this machine`,
    );
  }
  if (url.username || url.password) {
    throw new InputError(`${at}.url: must not hold a user or a password`);
  }
  return url.href;
}

function readSecret(value: string, at: string): Uint8Array {
  const secret = Buffer.from(SECRET.exec(value)?.[1] ?? '', 'base64');
  if (secret.length < 24 || secret.length > 64) {
    throw new InputError(
      `${at}.secret: must be whsec_ and 24 to 64 bytes in base64`,
    );
  }
  return secret;
}
