import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrate } from '../database/connect';
import { spec } from '../schema/openapi/generated/router';
import {
  component,
  HealthHarness,
  people,
} from '../__testUtils__/HealthHarness';
import { answered, putEndpoint } from '../__testUtils__/putEndpoint';

const { OWNER, OTHER } = people;
const ONE = 'component:default/one';
const TWO = 'component:default/two';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

describe('the API', () => {
  let knex: Knex;
  let harness: HealthHarness;

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
    await migrate(knex);
    harness = await HealthHarness.start({
      knex,
      entities: [
        component('one', {
          annotations: {
            'entity-health/endpoints': 'https://one.example/?a=1,ftp://two',
          },
        }),
        component('two'),
      ],
      config: { operators: ['user:default/operator'] },
    });
  });
  afterAll(() => harness.backend.stop());
  beforeEach(async () => {
    for (const table of [
      'endpoints',
      'maintenance',
      'incidents',
      'samples',
      'rollups',
    ]) {
      await knex(table).delete();
    }
  });

  it('says that nothing is polled, and what to add', async () => {
    expect(await harness.as(OTHER).getStatus()).toEqual({
      polling: false,
      fix: expect.stringContaining('entityHealth.allow'),
      configuration: expect.stringMatching(/^entityHealth:\n {2}allow:\n/),
      endpoints: 0,
      lag: 0,
      objective: 0.999,
    });
  });

  it('shows an entity with its endpoints, its problems and the contract', async () => {
    await putEndpoint(knex, {
      entityRef: ONE,
      row: {
        url: 'https://one.example/health?tenant=private&x',
        unmet: 'json,status',
        last_check: JSON.stringify({
          ...answered({
            components: [{ name: '<b>db</b>', status: 'fail' }],
            certificate: { issuer: 'R3', expiresAt: 0 },
          }),
          body: 'body-secret',
        }),
      },
    });
    const health = await harness.as(OTHER).getEntityHealth(ONE);
    expect(health).toMatchObject({
      entityRef: ONE,
      status: { status: 'pass', endpoints: 1, contract: 'not-met' },
      problems: [
        {
          code: 'url-scheme',
          place: { annotation: 'entity-health/endpoints', offset: 25 },
        },
      ],
      maintenance: [],
      mayMaintain: false,
    });
    expect(health.contract.filter(({ met }) => !met)).toHaveLength(2);
    const [endpoint] = health.endpoints;
    expect(endpoint.url).toBe('https://one.example/health?…');
    expect(Object.keys(endpoint.check ?? {}).sort()).toEqual([
      'at',
      'certificate',
      'codeClass',
      'components',
      'dialect',
      'latency',
      'omittedComponents',
      'reason',
      'status',
    ]);
    expect(JSON.stringify(health)).not.toMatch(/private|body-secret/);
  });

  it('fits the last 24 hours of many endpoints into 4 kB', async () => {
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => putEndpoint(knex, { entityRef: ONE })),
    );
    const now = Date.now();
    const first = now - (now % 300_000);
    const rows = ids.flatMap(id =>
      Array.from({ length: 288 }, (_, back) => ({
        endpoint_id: id,
        span: 300,
        start: first - back * 300_000,
        pass: 4,
        warn: 0,
        fail: 1,
        unknown: 0,
        maintenance: 0,
        latency: '[]',
      })),
    );
    await knex.batchInsert('rollups', rows, 50);
    const { recent } = await harness.as(OTHER).getEntityHealth(ONE);
    expect(recent?.buckets.length).toBeGreaterThanOrEqual(47);
    expect(recent?.buckets[1]).toMatchObject({
      worst: 'fail',
      count: 120,
      checks: 600,
    });
    expect(JSON.stringify(recent).length).toBeLessThan(4096);
    expect(await harness.as(OTHER).getEntityHealth(TWO)).not.toHaveProperty(
      'recent',
    );
  });

  it('reads every filter and flag of a list', async () => {
    const id = await putEndpoint(knex, {
      entityRef: ONE,
      state: { flapping: true },
      row: { system: 'system:default/shop' },
    });
    await putEndpoint(knex, { entityRef: TWO });
    const page = await harness.as(OTHER).listEndpoints({
      status: ['pass', 'fail'],
      owner: ['group:default/payments'],
      system: 'system:default/shop',
      kind: 'Component',
      entity: ONE,
      search: 'ON',
      flapping: true,
      maintenance: false,
      limit: 10,
    });
    expect(page).toMatchObject({
      items: [{ id, status: 'pass' }],
      counts: { pass: 1, warn: 0, fail: 0, unknown: 0 },
      countsComplete: true,
    });
    expect(page.items[0]).not.toHaveProperty('check');
    expect(
      await harness.as(OTHER).listEndpoints({ flapping: false }),
    ).toMatchObject({ items: [{ entityRef: TWO }] });
  });

  it('lets owners announce and end maintenance, with an audit of each', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const created = await harness
      .as(OWNER)
      .createMaintenance({ entityRef: ONE, until, reason: ' Upgrade\u202e ' });
    expect(created).toEqual({
      id: expect.any(String),
      entityRef: ONE,
      from: expect.any(String),
      until,
      source: 'user',
      reason: 'Upgrade\\u{202e}',
      createdBy: OWNER,
    });
    expect(harness.auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        eventId: 'maintenance-create',
        severityLevel: 'medium',
        meta: { entityRef: ONE, until },
      }),
    );
    expect(harness.events.success).toHaveBeenLastCalledWith({
      meta: { maintenance: created.id },
    });
    await putEndpoint(knex, { entityRef: ONE });
    const { maintenance, endpoints } = await harness
      .as(OWNER)
      .getEntityHealth(ONE);
    expect(maintenance).toEqual([created]);
    expect(endpoints[0].maintenance).toEqual({ until, source: 'user' });
    const { items } = await harness.as(OTHER).listMaintenance({ entity: ONE });
    expect(items).toEqual([created]);

    const other = harness.as(OTHER);
    await expect(other.endMaintenance(created.id!)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(harness.events.fail).toHaveBeenCalled();
    const ended = await harness.as(OWNER).endMaintenance(created.id!);
    expect(ended).toMatchObject({ id: created.id, endedBy: OWNER });
    await expect(
      harness.as(OWNER).endMaintenance(created.id!),
    ).rejects.toMatchObject({ code: 'maintenance-over', statusCode: 409 });
    expect(await other.listMaintenance()).toEqual({ items: [] });
    expect((await other.listMaintenance({ over: true })).items).toHaveLength(1);
  });

  it('lets operators announce maintenance of every entity, and no service', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const request = { entityRef: TWO, until, reason: 'Upgrade' };
    const operator = harness.as('user:default/operator');
    expect(await operator.createMaintenance(request)).toMatchObject({
      createdBy: 'user:default/operator',
    });
    for (const client of [harness.as(OTHER), harness.asService()]) {
      await expect(client.createMaintenance(request)).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    expect((await harness.asService().getEntityHealth(TWO)).mayMaintain).toBe(
      false,
    );
  });

  it('answers the history of an endpoint', async () => {
    const id = await putEndpoint(knex, { entityRef: ONE });
    const now = Date.now();
    for (const [index, status] of ['pass', 'fail', 'pass', 'pass'].entries()) {
      await knex('samples').insert({
        endpoint_id: id,
        at: now - 60_000 * (index + 1),
        status,
        reason: 'reported-healthy',
        code_class: '2xx',
        latency: 100,
        maintenance: false,
      });
    }
    const history = await harness
      .as(OTHER)
      .getEndpointHistory(id, { range: '1h', objective: 0.5 });
    expect(history).toMatchObject({
      endpointId: id,
      bucketSeconds: 60,
      uptime: 0.75,
      errorBudget: { objective: 0.5, allowed: 2, used: 1, remaining: 0.5 },
      incidents: [],
    });
    expect(history.buckets).toHaveLength(4);
    expect(history.latency?.p99).toBeGreaterThan(96);
    expect(history.latency?.p99).toBeLessThan(104);
  });

  it.each([
    ['GET', '/endpoints?cursor=abc', 400, 'bad-request'],
    ['GET', '/endpoints?cursor=WzEsMiwzXQ', 400, 'bad-request'],
    ['GET', '/endpoints?limit=0', 400, 'bad-request'],
    ['GET', '/endpoints?limit=many', 400, 'bad-request'],
    ['GET', '/endpoints?status=broken', 400, 'bad-request'],
    ['GET', '/endpoints?search=%00', 400, 'bad-request'],
    ['GET', '/endpoints?unknown=1', 400, 'bad-request'],
    ['GET', '/groups', 400, 'bad-request'],
    ['GET', '/endpoints/none/history?range=1y', 400, 'bad-request'],
    ['GET', '/endpoints/abc/history', 404, 'not-found'],
    ['GET', '/entities/component/default/none', 404, 'not-found'],
    ['POST', '/maintenance/abc/end', 404, 'not-found'],
    ['DELETE', '/maintenance', 405, 'method-not-allowed'],
  ])('refuses %s %s with %i', async (method, path, status, code) => {
    const answer = await harness.raw(path, { method });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      error: { name: 'EntityHealthError', code, message: expect.any(String) },
    });
  });

  it.each([
    ['no JSON', '{"a"', 'bad-request'],
    ['no object', '[]', 'bad-request'],
    ['more than it takes', `"${'a'.repeat(200_000)}"`, 'body-too-large'],
    [
      'more entities than it takes',
      JSON.stringify({ entityRefs: Array(201).fill(ONE) }),
      'bad-request',
    ],
    ['no reference', '{"entityRefs":["one"]}', 'bad-request'],
  ])('refuses a body with %s', async (_, body, code) => {
    const answer = await harness.raw('/entities/statuses', {
      method: 'POST',
      body,
    });
    expect((await answer.json()).error.code).toBe(code);
  });

  it('refuses maintenance without a reason', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    for (const reason of ['', '  ', 'a'.repeat(501)]) {
      await expect(
        harness.as(OWNER).createMaintenance({ entityRef: ONE, until, reason }),
      ).rejects.toMatchObject({ code: 'bad-request' });
    }
  });

  it('asks on every route who asks', async () => {
    for (const [path, operations] of Object.entries(spec.paths)) {
      for (const method of Object.keys(operations)) {
        const url = path.replace(/\{[^}]*\}/g, 'abc');
        const body = {
          '/maintenance': {
            entityRef: ONE,
            until: '2026-01-01T00:00:00Z',
            reason: 'a',
          },
          '/entities/statuses': { entityRefs: [ONE] },
        }[path];
        const answer = await fetch(
          `${harness.url}${url}${path === '/groups' ? '?by=owner' : ''}`,
          {
            method: method.toUpperCase(),
            headers: {
              authorization: mockCredentials.none.header(),
              'content-type': 'application/json',
            },
            ...(method === 'post' ? { body: JSON.stringify(body ?? {}) } : {}),
          },
        );
        expect([path, answer.status]).toEqual([path, 401]);
      }
    }
  });

  it('says that the database does not answer, and nothing of the statement', async () => {
    await knex.schema.renameTable('endpoints', 'away');
    const answer = await harness.raw('/endpoints');
    await knex.schema.renameTable('away', 'endpoints');
    expect(await answer.json()).toMatchObject({
      error: {
        code: 'store-refused',
        message: 'The database refused this, and a retry will not help.',
      },
    });
  });
});
