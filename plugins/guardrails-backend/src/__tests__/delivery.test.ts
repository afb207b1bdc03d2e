import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import {
  signalsServiceRef,
  type SignalPayload,
} from '@backstage/plugin-signals-node';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import {
  binding,
  CHECKOUT,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { faultsOf } from '../__testUtils__/conformsTo';
import { guardrails } from '../__testUtils__/guardrails';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { parametersWith } from '../__testUtils__/parametersWith';
import { environmentPlan } from '../__testUtils__/plans';

const { DEVELOPER, PLATFORM, SECURITY } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(60_000);

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach(close => close()));

/** Everybody who can be told, as an installation has them around this plugin. */
async function audience(options: { status: () => number }) {
  const posted: { type: string; data: Record<string, unknown> }[] = [];
  const notified: NotificationSendOptions[] = [];
  const signalled: SignalPayload[] = [];
  const published: { topic: string; eventPayload: unknown }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const status = options.status();
    if (status < 300) posted.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const features = [
    createServiceFactory({
      service: notificationService,
      deps: {},
      factory: () => ({
        async send(notification) {
          notified.push(notification);
        },
      }),
    }),
    createServiceFactory({
      service: signalsServiceRef,
      deps: {},
      factory: () => ({
        async publish(signal) {
          signalled.push(signal as SignalPayload);
        },
      }),
    }),
    createBackendModule({
      pluginId: 'guardrails',
      moduleId: 'test-listener',
      register: registration =>
        registration.registerInit({
          deps: { events: eventsServiceRef },
          init: ({ events }) =>
            events.subscribe({
              id: 'test-listener',
              topics: ['guardrails.approval'],
              onEvent: async ({ topic, eventPayload }) => {
                published.push({ topic, eventPayload });
              },
            }),
        }),
    }),
  ];
  const webhook = {
    url: `http://127.0.0.1:${port}/hook`,
    secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
    topics: ['approval'],
  };
  return { features, webhook, posted, notified, signalled, published };
}

async function until(holds: () => boolean | Promise<boolean>) {
  for (let n = 0; n < 500 && !(await holds()); n += 1) await setTimeout(10);
  expect(await holds()).toBe(true);
}

describe.each(databases.eachSupportedId())(
  'what happens, on %s',
  databaseId => {
    async function start(status: () => number = () => 204) {
      const knex = await databases.init(databaseId);
      const { features, webhook, ...heard } = await audience({ status });
      const harness = await GuardrailsHarness.start({
        knex,
        features,
        config: {
          announce: { webhooks: [webhook] },
          policy: {
            parameters: parametersWith({
              approvers: [{ from: ['group:default/platform'], minimum: 1 }],
            }),
          },
        },
      });
      const decision = await harness.asTask(DEVELOPER).decide(
        harness.request({
          evidence: { document: environmentPlan({ region: 'us-east-1' }) },
          workspace: binding.workspace,
        }),
      );
      const { id } = await harness
        .as(DEVELOPER)
        .requestApproval({ decision: decision.id, reason: 'More deps' });
      return { knex, harness, id, decision: decision.id, ...heard };
    }

    it('reaches people, open pages, other plugins and other systems', async () => {
      const { knex, harness, id, decision, ...heard } = await start();
      const { notified, signalled, published, posted } = heard;
      await until(async () => (await knex('deliveries')).length === 0);
      const link = `/guardrails/decisions/${decision}`;
      const title = expect.stringMatching(/^Waiting for your approval: /);
      expect(notified).toEqual([
        {
          recipients: { type: 'entity', entityRef: [PLATFORM] },
          payload: {
            title,
            description: undefined,
            link,
            severity: 'normal',
            topic: 'guardrails.approval',
            scope: expect.stringContaining(id),
          },
        },
      ]);
      expect(signalled).toEqual([
        {
          recipients: { type: 'broadcast' },
          channel: 'guardrails',
          message: { topic: 'approval.requested', link },
        },
      ]);
      const [{ id: announcement }] = await knex('announcements').select('id');
      expect(published).toEqual([
        {
          topic: 'guardrails.approval',
          eventPayload: expect.objectContaining({
            id: announcement,
            topic: 'approval.requested',
            title,
            link,
            entity: CHECKOUT,
          }),
        },
      ]);
      expect(posted).toEqual([
        {
          type: 'approval.requested',
          timestamp: expect.any(String),
          data: expect.objectContaining({
            id: announcement,
            title,
            link,
            approval: id,
          }),
        },
      ]);

      const task = harness.asTask(DEVELOPER);
      await task.reportRun(decision, { status: 'cancelled' });
      await until(() => signalled.length > 1);
      expect(signalled.slice(1).map(({ message }) => message)).toEqual([
        { topic: 'decision.run', link },
      ]);
      expect(await knex('announcements').select('id')).toHaveLength(1);
    });

    it('is resent by operators alone where a receiver did not take it', async () => {
      let status = 410;
      const { harness, posted } = await start(() => status);
      const operator = harness.as(PLATFORM);
      await until(
        async () => (await operator.listUndelivered({})).items.length === 1,
      );
      const page = await operator.listUndelivered({});
      expect(
        faultsOf({
          path: '/undelivered',
          method: 'get',
          status: 200,
          body: page,
        }),
      ).toEqual([]);
      const [item] = page.items;
      expect(item).toMatchObject({
        receiver: expect.stringMatching(/^webhook:127\.0\.0\.1/),
        topic: 'approval.requested',
        failure: 'The receiver answered 410',
        deadAt: expect.any(String),
      });
      const abilities = await Promise.all(
        [PLATFORM, SECURITY, DEVELOPER].map(person =>
          harness.as(person).getAbilities(),
        ),
      );
      expect(abilities).toEqual([
        { exportLedger: false, manageAnnouncements: true },
        { exportLedger: true, manageAnnouncements: false },
        { exportLedger: false, manageAnnouncements: false },
      ]);
      expect(
        faultsOf({
          path: '/abilities',
          method: 'get',
          status: 200,
          body: abilities[0],
        }),
      ).toEqual([]);
      for (const person of [DEVELOPER, SECURITY]) {
        const client = harness.as(person);
        await expect(client.listUndelivered({})).rejects.toMatchObject({
          code: 'not-allowed',
        });
        await expect(client.resendUndelivered(item.id)).rejects.toMatchObject({
          code: 'not-allowed',
        });
      }
      const run = (...argv: string[]) =>
        guardrails(
          ['undelivered', ...argv, '--server', harness.url],
          harness.token(PLATFORM),
        );
      expect(await run()).toEqual({
        code: 1,
        out: expect.stringMatching(
          /^✗ Failed: .* webhook:127[^]*: The receiver answered 410\n$/,
        ),
      });
      status = 200;
      expect(await run('--resend', 'all')).toEqual({
        code: 0,
        out: expect.stringMatching(/^✓ Resent: /),
      });
      await until(() => posted.length === 1);
      await until(
        async () => (await operator.listUndelivered({})).items.length === 0,
      );
      await expect(operator.resendUndelivered(item.id)).rejects.toMatchObject({
        code: 'not-found',
      });
    });
  },
);
