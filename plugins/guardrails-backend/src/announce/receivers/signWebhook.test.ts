import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { Webhook } from 'standardwebhooks';
import { signWebhook } from './signWebhook';

const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const timestamp = 1614265330;

describe('signWebhook', () => {
  it('signs the example of the specification', () => {
    const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
    expect(
      signWebhook({ secret, id, timestamp, body: '{"test": 2432232314}' }),
    ).toEqual({
      'webhook-id': id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it.each([
    ['the shortest secret', 24, '{}'],
    ['the longest secret', 64, '{}'],
    ['no body', 32, ''],
    ['text of every kind', 32, '{"a":"ü 😀 \u0000 \u2028 \ud800"}'],
    ['the longest body', 32, `"${'ä'.repeat(32 * 1024)}"`],
  ])('is the HMAC of the specification: %s', (_, length, body) => {
    const secret = Buffer.alloc(length, 0xf7);
    const hmac = createHmac('sha256', secret)
      .update(`${id}.${timestamp}.${body}`)
      .digest('base64');
    expect(signWebhook({ secret, id, timestamp, body })).toEqual({
      'webhook-id': id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': `v1,${hmac}`,
    });
  });

  it('is verified with the configured secret, and no more once anything changed', () => {
    const secret = Buffer.alloc(32, 7);
    const body = '{"type":"approval.requested"}';
    const now = Math.floor(Date.now() / 1000);
    const headers = signWebhook({ secret, id, timestamp: now, body });
    const receiver = new Webhook(`whsec_${secret.toString('base64')}`);
    expect(receiver.verify(body, headers)).toEqual(JSON.parse(body));
    const old = signWebhook({ secret, id, timestamp: now - 301, body });
    for (const [text, sent] of [
      [`${body} `, headers],
      [body, { ...headers, 'webhook-id': 'msg_other' }],
      [body, { ...headers, 'webhook-timestamp': String(now + 1) }],
      [body, old],
    ] as const) {
      expect(() => receiver.verify(text, sent)).toThrow();
    }
    const other = new Webhook(
      `whsec_${Buffer.alloc(32, 8).toString('base64')}`,
    );
    expect(() => other.verify(body, headers)).toThrow('No matching signature');
  });

  it('is read by the receiver of docs/announcements.md', () => {
    const secret = Buffer.alloc(32, 7);
    const page = readFileSync(
      `${__dirname}/../../../../../docs/announcements.md`,
      'utf8',
    );
    const [, code] = /^```js\n(.*?)^```$/ms.exec(page) ?? [];
    const env = {
      GUARDRAILS_WEBHOOK_SECRET: `whsec_${secret.toString('base64')}`,
    };
    const readMessage = runInNewContext(`${code}; readMessage`, {
      require,
      process: { env },
    });
    const body = '{"type":"approval.requested"}';
    const now = Math.floor(Date.now() / 1000);
    const headers = signWebhook({ secret, id, timestamp: now, body });
    expect(readMessage(body, headers)).toEqual(JSON.parse(body));
    expect(() => readMessage(`${body} `, headers)).toThrow();
  });
});
