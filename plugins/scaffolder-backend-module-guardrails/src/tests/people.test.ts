import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import permissionBackend from '@backstage/plugin-permission-backend';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { createScaffolderTaskPolicy } from '@backstage-guardrails/plugin-guardrails-node';
import express from 'express';
import { Portal } from '../__testUtils__/Portal';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { it } from '../__testUtils__/withTerraform';

jest.setTimeout(240_000);

const PERSON = 'user:default/developer-payments';
const COLLEAGUE = 'user:default/team-lead-payments';
const STRANGER = 'user:default/developer-search';
const OPERATOR = 'user:default/platform-engineer';

/** A plugin that acts in the name of whoever asks it; its name says nothing of what it is. */
const assistant = createBackendPlugin({
  pluginId: 'assistant',
  register: env =>
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
      },
      async init({ auth, http, httpAuth }) {
        const router = express.Router();
        router.post('/token/:target', async (request, response) => {
          const token = await auth.getPluginRequestToken({
            onBehalfOf: await httpAuth.credentials(request),
            targetPluginId: request.params.target,
          });
          response.json(token);
        });
        http.use(router);
      },
    }),
});

const policy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'tasks-of-teams',
  register: env =>
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ policy: point, ...services }) {
        const tasks = createScaffolderTaskPolicy(services);
        point.setPolicy({
          handle: async (request, user) =>
            (await tasks.handle(request, user)) ?? {
              result: AuthorizeResult.ALLOW,
            },
        });
      },
    }),
});

const values = {
  owner: 'group:default/payments',
  cost_center: '4711',
  environment: 'production',
  region: 'eu-west-1',
  size: 'small',
};

describe('people, and programs in their name', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await Portal.start(await temporaryDirectory(), [], {
      permission: { enabled: true },
      features: [
        assistant,
        permissionBackend,
        policy,
        permissionsServiceFactory,
      ] as BackendFeature[],
    });
    await portal.entity('template:default/environment');
    await portal.entity(COLLEAGUE);
  });
  afterAll(async () => {
    await portal?.stop();
    await removeTemporaryDirectories();
  });

  async function inTheNameOf(person: string, target: string): Promise<string> {
    const { body } = await portal.call(
      'POST',
      `/api/assistant/token/${target}`,
      {
        user: person,
      },
    );
    return (body as { token: string }).token;
  }

  it('an agent that starts a template stays an agent, and changes nothing', async () => {
    const { status, body } = await portal.call(
      'POST',
      '/api/scaffolder/v2/tasks',
      {
        token: await inTheNameOf(PERSON, 'scaffolder'),
        body: {
          templateRef: 'template:default/environment',
          values: { ...values, name: 'by-an-agent', environment: 'sandbox' },
        },
      },
    );
    expect(status).toBe(201);
    const task = await portal.end((body as { id: string }).id);
    expect(task).toMatchObject({
      status: 'failed',
      error: {
        message: expect.stringContaining('start the template yourself'),
      },
    });
    const recorded = await portal.call(
      'GET',
      '/api/guardrails/decisions?entity=resource%3Adefault%2Fby-an-agent',
    );
    const { items } = recorded.body as { items: { id: string }[] };
    expect(items.length).toBeGreaterThan(0);
    for (const { id } of items) {
      const detail = await portal.call(
        'GET',
        `/api/guardrails/decisions/${id}`,
      );
      expect(detail.body).toMatchObject({
        decision: {
          actor: {
            kind: 'agent',
            ref: PERSON,
            onBehalfOf: 'plugin:assistant',
            chain: ['plugin:assistant', 'plugin:scaffolder'],
          },
        },
      });
    }
    expect(
      await portal.findEntity('resource:default/by-an-agent'),
    ).toBeUndefined();

    // Pressed again by the person in their own session it is the person's; by the agent it stays the agent's.
    const retry = (token?: string) =>
      portal.call('POST', `/api/scaffolder/v2/tasks/${task.id}/retry`, {
        ...(token && { token }),
        body: {},
      });
    await retry(await inTheNameOf(PERSON, 'scaffolder'));
    expect(await portal.end(task.id)).toMatchObject({ status: 'failed' });
    await retry();
    expect(await portal.end(task.id)).toMatchObject({ status: 'completed' });
  });

  test('a task is read, cancelled and retried by its team and by operators alone', async () => {
    const task = await portal.run('environment', {
      ...values,
      name: 'of-a-team',
    });
    const path = `/api/scaffolder/v2/tasks/${task.id}`;
    const answers = async (user: string) => {
      const list = await portal.call('GET', '/api/scaffolder/v2/tasks', {
        user,
      });
      return [
        (list.body as { tasks: { id: string }[] }).tasks.some(
          ({ id }) => id === task.id,
        ),
        (await portal.call('GET', path, { user })).status,
        (await portal.call('GET', `${path}/events`, { user })).status,
        (await portal.call('POST', `${path}/cancel`, { user, body: {} }))
          .status,
      ];
    };
    expect(await answers(STRANGER)).toEqual([false, 403, 403, 403]);
    for (const person of [PERSON, COLLEAGUE, OPERATOR]) {
      expect(await answers(person)).toEqual([true, 200, 200, 200]);
    }
    const stream = await portal.call('GET', `${path}/eventstream`, {
      user: STRANGER,
    });
    expect(stream.status).toBe(403);
    const retry = await portal.call('POST', `${path}/retry`, {
      user: STRANGER,
      body: {},
    });
    expect(retry.status).toBe(403);
    expect(JSON.stringify([stream.body, retry.body])).not.toContain('4711');
  });
});
