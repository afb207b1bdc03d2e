import { mockServices } from '@backstage/backend-test-utils';
import { createHmac } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { readAnnounceConfig } from '../base/config/readAnnounceConfig';
import { Dispatcher } from './dispatch';
import { DatabaseOutbox, Deliveries } from '../record/outbox';
import type { Announcement } from '../record/outbox';
import { webhookReceiver } from './receivers';

const databases = MigratedDatabases.create({ ids: ['SQLITE_3'] });
const secret = Buffer.alloc(32, 7);
const now = Date.parse('2026-03-01T12:00:00.900Z');

const requested: Announcement = {
  topic: 'approval.requested',
  key: 'approval.requested:1',
  title: 'A change of checkout-api waits for you',
  link: '/guardrails/approvals/1',
  severity: 'high',
  recipients: ['group:default/platform'],
  entity: 'component:default/checkout-api',
  payload: { approval: '1' },
};

jest.setTimeout(60_000);

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach(close => close()));

async function serverThat(answers: RequestListener) {
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    received.push({ headers: request.headers, body });
    answers(request, response);
  }).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook?token=t`, received };
}

async function outboxTo(...webhooks: { url: string; topics?: string[] }[]) {
  const knex = await databases.init('SQLITE_3');
  const receivers = webhooks.map(webhook =>
    webhookReceiver({ webhook: { ...webhook, secret }, now: () => now }),
  );
  const outbox = new DatabaseOutbox({ receivers, committed: () => {} });
  const dispatcher = new Dispatcher({
    knex,
    receivers,
    logger: mockServices.logger.mock(),
    timeout: 2_000,
  });
  return {
    knex,
    dispatcher,
    deliveries: new Deliveries({ knex, due: () => {} }),
    tell: (announcement: Partial<Announcement> = {}) =>
      knex.transaction(tx =>
        outbox.add(tx, [{ ...requested, ...announcement }]),
      ),
    due: () =>
      knex('deliveries').update({ due_at: '2000-01-01T00:00:00.000Z' }),
  };
}

describe('webhooks', () => {
  it('sends what happened with the signature of Standard Webhooks, the same id at every attempt', async () => {
    let status = 503;
    const { url, received } = await serverThat((_request, response) =>
      response.writeHead(status).end(),
    );
    const { knex, tell, dispatcher, due, deliveries } = await outboxTo({ url });
    await tell();
    await dispatcher.run();
    expect((await deliveries.undelivered({ limit: 10 })).items).toEqual([
      {
        id: expect.any(String),
        receiver: expect.stringMatching(/^webhook:127\.0\.0\.1:\d+:\w{12}$/),
        topic: 'approval.requested',
        title: requested.title,
        link: requested.link,
        announcedAt: expect.any(String),
        attempts: 1,
        failure: 'The receiver answered 503',
      },
    ]);
    status = 204;
    await due();
    await dispatcher.run();
    const [announced] = await knex('announcements').select(
      'id',
      'announced_at',
    );
    expect(received).toHaveLength(2);
    const [{ headers: first }, { headers, body }] = received;
    expect(JSON.parse(body)).toEqual({
      type: 'approval.requested',
      timestamp: announced.announced_at,
      data: {
        id: announced.id,
        title: requested.title,
        link: requested.link,
        severity: 'high',
        entity: requested.entity,
        approval: '1',
      },
    });
    const signature = createHmac('sha256', secret)
      .update(`${announced.id}.1772366400.${body}`)
      .digest('base64');
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': announced.id,
      'webhook-timestamp': '1772366400',
      'webhook-signature': `v1,${signature}`,
    });
    expect(first['webhook-id']).toBe(headers['webhook-id']);
    expect(await knex('deliveries')).toEqual([]);
  });

  it('tells each only the topics it wants', async () => {
    const all = await serverThat((_request, response) => response.end());
    const some = await serverThat((_request, response) => response.end());
    const { tell, dispatcher } = await outboxTo(all, {
      ...some,
      topics: ['lease', 'exception.ended'],
    });
    const topics = [
      'approval.requested',
      'lease.break-glass',
      'lease-like.thing',
      'exception.ending',
      'exception.ended',
    ];
    for (const topic of topics) await tell({ topic, key: topic });
    await dispatcher.run();
    const heard = ({ received }: typeof all) =>
      received.map(({ body }) => JSON.parse(body).type);
    expect(heard(all)).toEqual(topics);
    expect(heard(some)).toEqual(['lease.break-glass', 'exception.ended']);
  });

  it('is not held up by a receiver that hangs, redirects or never ends its answer', async () => {
    const elsewhere = await serverThat((_request, response) => response.end());
    const hanging = await serverThat(() => {});
    const redirecting = await serverThat((_request, response) =>
      response.writeHead(307, { location: elsewhere.url }).end(),
    );
    const endless = await serverThat(async (_request, response) => {
      response.writeHead(200);
      while (!response.destroyed) {
        response.write('x'.repeat(64 * 1024));
        await setTimeout(1);
      }
    });
    const slow = await serverThat(async (_request, response) => {
      response.socket?.write('HTTP/1.1 200 OK\r\n');
      while (!response.socket?.destroyed) {
        response.socket?.write('x: y\r\n');
        await setTimeout(100);
      }
    });
    const good = await serverThat((_request, response) => response.end());
    const { tell, dispatcher, deliveries } = await outboxTo(
      hanging,
      redirecting,
      endless,
      slow,
      good,
    );
    await tell();
    const running = dispatcher.run();
    while (good.received.length === 0) await setTimeout(5);
    await running;
    const { items } = await deliveries.undelivered({ limit: 10 });
    const byReceiver = Object.fromEntries(
      items.map(({ receiver, failure }) => [
        receiver.split(':').slice(1, 3).join(':'),
        failure,
      ]),
    );
    expect(byReceiver).toEqual({
      [new URL(hanging.url).host]: expect.stringContaining('timeout'),
      [new URL(redirecting.url).host]: 'The receiver answered 307',
      [new URL(slow.url).host]: expect.stringContaining('timeout'),
    });
    expect(elsewhere.received).toEqual([]);
  });

  it('gives up at once where the receiver says that it is gone', async () => {
    const { url, received } = await serverThat((_request, response) =>
      response.writeHead(410).end(),
    );
    const { tell, dispatcher, due, deliveries } = await outboxTo({ url });
    await tell();
    await dispatcher.run();
    await due();
    await dispatcher.run();
    expect(received).toHaveLength(1);
    expect((await deliveries.undelivered({ limit: 1 })).items).toEqual([
      expect.objectContaining({
        failure: 'The receiver answered 410',
        deadAt: expect.any(String),
      }),
    ]);
  });

  it('sends no more than its limit, and says that it left out the rest', async () => {
    const { url, received } = await serverThat((_request, response) =>
      response.end(),
    );
    const { tell, dispatcher } = await outboxTo({ url });
    await tell({ description: 'ü'.repeat(40_000) });
    await dispatcher.run();
    expect(JSON.parse(received[0].body).data).toEqual({
      id: received[0].headers['webhook-id'],
      link: requested.link,
      severity: 'high',
      truncated: true,
    });
  });

  const good = `whsec_${secret.toString('base64')}`;
  it.each([
    [{ url: 'http://example.com/hook', secret: good }],
    [{ url: 'ftp://example.com/hook', secret: good }],
    [{ url: 'https://me:password@example.com/hook', secret: good }],
    [{ url: 'https://example.com/hook', secret: 'whsec_c2hvcnQ=' }],
    [{ url: 'https://example.com/hook', secret: 'not one' }],
    [{ url: 'https://example.com', secret: good, topics: ['a.b.c'] }],
  ])('refuses the configuration %j without repeating it', webhook => {
    const config = mockServices.rootConfig({
      data: { announce: { webhooks: [webhook] } },
    });
    let message = '';
    try {
      readAnnounceConfig(config);
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain('guardrails.announce.webhooks[0]');
    expect(message).not.toContain('password@');
    expect(message).not.toContain(webhook.secret);
  });
});
