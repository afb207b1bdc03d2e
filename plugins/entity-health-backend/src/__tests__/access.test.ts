import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrate } from '../database/connect';
import {
  component,
  HealthHarness,
  people,
} from '../__testUtils__/HealthHarness';
import { putEndpoint } from '../__testUtils__/putEndpoint';

const { OWNER, OTHER } = people;
const HIDDEN = 'component:default/hidden';
const SHOWN = 'component:default/shown';
const SYSTEM = 'system:default/shop';
const GROUP = 'group:default/payments';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

const refused = { code: 'not-found', statusCode: 404 };

describe.each([
  [
    'the catalog hides',
    {
      decisions: { 'catalog.entity.read': 'CONDITIONAL' as const },
      shownToOther: (ref: string) => ref !== HIDDEN,
    },
  ],
  [
    'entity-health.read does not allow',
    {
      decisions: { 'entity-health.read': 'CONDITIONAL' as const },
      conditions: (ref: string, user?: string) =>
        ref !== HIDDEN || user === OWNER,
    },
  ],
])('an entity that %s', (_, access) => {
  let knex: Knex;
  let harness: HealthHarness;
  let id: string;
  let maintenance: string;

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
    await migrate(knex);
    harness = await HealthHarness.start({
      knex,
      entities: [
        component('hidden'),
        component('shown'),
        component('shop', { kind: 'System' }),
        component('payments', { kind: 'Group' }),
      ],
      ...access,
    });
    const row = { system: SYSTEM, name: 'secret-name' };
    id = await putEndpoint(knex, {
      entityRef: HIDDEN,
      state: { status: 'fail', reason: 'unreachable' },
      row: { ...row, url: 'https://secret.example/' },
    });
    await putEndpoint(knex, { entityRef: SHOWN, row: { system: SYSTEM } });
    await knex('incidents').insert({
      endpoint_id: id,
      opened_at: Date.now(),
      closed_at: null,
      reason: 'unreachable',
    });
    maintenance = '00000000-0000-4000-8000-000000000000';
    await knex('maintenance').insert({
      id: maintenance,
      entity_ref: HIDDEN,
      from_at: Date.now(),
      until_at: Date.now() + 60_000,
      reason: 'secret reason',
      created_by: OWNER,
      created_at: Date.now(),
      ended_by: null,
    });
  });
  afterAll(() => harness.backend.stop());

  it('is in no list, count, roll-up or batch', async () => {
    const client = harness.as(OTHER);
    const answers = [
      await client.listEndpoints(),
      await client.listEndpoints({ search: 'secret', maintenance: true }),
      await client.listGroups({ by: 'owner' }),
      await client.listGroups({ by: 'system' }),
      await client.listIncidents(),
      await client.listMaintenance(),
      await client.getEntityStatuses([HIDDEN, SHOWN]),
      await client.getEntityHealth(SYSTEM),
      await client.getEntityHealth(GROUP),
    ];
    expect(JSON.stringify(answers)).not.toMatch(/hidden|secret/);
    expect(answers[0]).toMatchObject({
      items: [{ entityRef: SHOWN }],
      counts: { pass: 1, warn: 0, fail: 0, unknown: 0 },
      countsComplete: true,
    });
    expect(answers[1]).toMatchObject({ items: [], counts: { fail: 0 } });
    expect(answers[2]).toMatchObject({
      items: [{ ref: GROUP, counts: { pass: 1, fail: 0 }, maintenance: 0 }],
    });
    expect(answers[6]).toMatchObject({ items: [{ entityRef: SHOWN }] });
    for (const answer of answers.slice(7)) {
      expect(answer).toMatchObject({
        members: {
          counts: { pass: 1, warn: 0, fail: 0, unknown: 0 },
          notPassing: [],
          omitted: 0,
        },
      });
    }
  });

  it('is not found, whether it exists or not', async () => {
    const client = harness.as(OTHER);
    const until = new Date(Date.now() + 60_000).toISOString();
    const about = async (ref: string) =>
      client
        .getEntityHealth(ref)
        .catch(error => `${error.message}`.replace(ref, ''));
    expect(await about(HIDDEN)).toBe(await about('component:default/none'));
    await expect(client.getEndpointHistory(id)).rejects.toMatchObject(refused);
    await expect(client.endMaintenance(maintenance)).rejects.toMatchObject(
      refused,
    );
    await expect(
      client.createMaintenance({ entityRef: HIDDEN, until, reason: 'a' }),
    ).rejects.toMatchObject(refused);
  });

  it('is there for those who may read it', async () => {
    const client = harness.as(OWNER);
    expect(await client.getEntityHealth(SYSTEM)).toMatchObject({
      members: {
        counts: { pass: 1, fail: 1 },
        notPassing: [{ entityRef: HIDDEN, status: 'fail' }],
      },
    });
    expect((await client.listIncidents()).items).toHaveLength(1);
    expect(await client.getEndpointHistory(id)).toMatchObject({
      incidents: [{ reason: 'unreachable' }],
    });
  });
});

describe('a caller whom entity-health.read denies', () => {
  it('sees nothing, and learns nothing from counts', async () => {
    const knex = await databases.init('SQLITE_3');
    await migrate(knex);
    await putEndpoint(knex, { entityRef: SHOWN });
    const harness = await HealthHarness.start({
      knex,
      entities: [component('shown')],
      decisions: { 'entity-health.read': 'DENY' },
    });
    const client = harness.as(OWNER);
    expect(await client.listEndpoints()).toEqual({
      items: [],
      counts: { pass: 0, warn: 0, fail: 0, unknown: 0 },
      countsComplete: true,
    });
    expect(await client.listGroups({ by: 'owner' })).toMatchObject({
      items: [],
      omitted: 0,
    });
    expect(await client.getEntityStatuses([SHOWN])).toEqual({ items: [] });
    await expect(client.getEntityHealth(SHOWN)).rejects.toMatchObject(refused);
    await harness.backend.stop();
  });
});

describe('a caller whom entity-health.maintenance denies', () => {
  it('may not announce maintenance of its own entity', async () => {
    const knex = await databases.init('SQLITE_3');
    await migrate(knex);
    const harness = await HealthHarness.start({
      knex,
      entities: [component('shown')],
      decisions: { 'entity-health.maintenance': 'DENY' },
    });
    const client = harness.as(OWNER);
    const until = new Date(Date.now() + 60_000).toISOString();
    await expect(
      client.createMaintenance({ entityRef: SHOWN, until, reason: 'a' }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await client.getEntityHealth(SHOWN)).toMatchObject({
      mayMaintain: false,
    });
    await harness.backend.stop();
  });
});
