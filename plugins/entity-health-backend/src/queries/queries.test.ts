import { TestDatabases } from '@backstage/backend-test-utils';
import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { putEndpoint } from '../__testUtils__/putEndpoint';
import type { Reader } from '../access';
import { migrate, migrations as schema } from '../database/connect';
import { MaintenanceStore } from '../database/MaintenanceStore';
import { countEndpoints } from './countEndpoints';
import { endpointHistory } from './endpointHistory';
import { listEndpoints } from './listEndpoints';
import { listGroups } from './listGroups';
import { memberRollup } from './memberRollup';
import { pollingStatus } from './pollingStatus';
import { readableEntities } from './readableEntities';
import { recentHistory } from './recentHistory';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const HOUR = 3_600_000;

const everything: Reader = {
  scope: 'all',
  readable: async refs => new Set(refs),
  entities: async () => [],
};

/** May read the entities whose name is an even number. */
const half = (asked: string[][] = []): Reader => ({
  ...everything,
  scope: 'some',
  readable: async refs => {
    asked.push([...refs]);
    return new Set(
      [...asked[asked.length - 1]].filter(ref => /[02468]$/.test(ref)),
    );
  },
});

const component = (n: number) =>
  `component:default/c${String(n).padStart(5, '0')}`;

describe.each(databases.eachSupportedId())('queries on %s', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrate(knex);
  });

  const now = () => databaseTime(knex);

  it('migrates with rows, up and down', async () => {
    const id = await putEndpoint(knex, {
      entityRef: component(1),
      state: {
        status: 'fail',
        reason: 'unreachable',
        since: 17,
        flapping: true,
      },
    });
    await new MaintenanceStore(knex).create({
      entityRef: component(1),
      until: (await now()) + HOUR,
      reason: 'a',
      createdBy: 'user:default/one',
    });
    const before = await knex('endpoints').where({ id }).first();
    const migrations = { directory: schema.directory };
    await knex.migrate.down(migrations);
    expect(await knex.schema.hasTable('maintenance')).toBe(false);
    expect(await knex.schema.hasColumn('endpoints', 'since')).toBe(false);
    await migrate(knex);
    const after = await knex('endpoints').where({ id }).first();
    expect(after).toEqual({ ...before, unmet: null });
    expect([Number(after.since), Boolean(after.flapping)]).toEqual([17, true]);
  });

  it('lists the worst first in pages without a gap, and counts what is stale as unknown', async () => {
    const at = await now();
    const states = [
      { status: 'pass' as const, since: at - 1 },
      { status: 'fail' as const, since: at - 50 },
      { status: 'warn' as const, since: at - 2 },
      { status: 'fail' as const, since: at - 10 },
      { status: 'pass' as const, since: 5, checkedAt: at - HOUR },
      { status: 'fail' as const, since: at - 50 },
    ];
    for (const [n, state] of states.entries()) {
      await putEndpoint(knex, { entityRef: component(n), state });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listEndpoints({
        knex,
        now: at,
        filter: {},
        limit: 2,
        cursor,
        reader: everything,
      });
      expect(page.rows.length).toBeLessThanOrEqual(2);
      for (const row of page.rows)
        seen.push(`${row.entity_ref.slice(-1)} ${row.status}`);
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.slice(0, 1)).toEqual(['3 fail']);
    expect(seen.slice(1, 3).sort()).toEqual(['1 fail', '5 fail']);
    expect(seen.slice(3)).toEqual(['2 warn', '4 unknown', '0 pass']);
    expect(await countEndpoints({ knex, now: at, filter: {} })).toEqual({
      pass: 1,
      warn: 1,
      fail: 3,
      unknown: 1,
    });
  });

  it.each([
    ['payments', { search: 'pay' }],
    ['PAY', { search: 'PAY' }],
    ['its endpoint', { search: 'read' }],
    ['kind', { kind: 'API' }],
    ['owner', { owner: ['group:default/one', 'group:default/two'] }],
    ['systems', { systems: ['system:default/one'] }],
    ['flapping', { flapping: true }],
    ['maintenance', { maintenance: true }],
  ])('finds an endpoint by %s', async (_, filter) => {
    await putEndpoint(knex, { entityRef: 'component:default/pa_ments' });
    await putEndpoint(knex, { entityRef: 'component:default/other' });
    await putEndpoint(knex, {
      entityRef: 'api:default/payments',
      state: { flapping: true },
      row: {
        owner: 'group:default/two',
        system: 'system:default/one',
        name: 'Readiness',
        maintenance_from: 0,
        maintenance_until: Date.now() + HOUR,
      },
    });
    const { rows } = await listEndpoints({
      knex,
      now: await now(),
      filter,
      limit: 10,
      reader: everything,
    });
    expect(rows.map(row => row.entity_ref)).toEqual(['api:default/payments']);
  });

  it('takes a search for no pattern', async () => {
    await putEndpoint(knex, { entityRef: 'component:default/payments' });
    const found = async (search: string) =>
      (
        await listEndpoints({
          knex,
          now: await now(),
          filter: { search },
          limit: 10,
          reader: everything,
        })
      ).rows.length;
    expect(
      await Promise.all(['%', '_', 'p%', '!', "'", 'ayments'].map(found)),
    ).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('fills pages with what a caller may read, with limited work', async () => {
    for (let n = 0; n < 30; n++) {
      await putEndpoint(knex, { entityRef: component(n), state: { since: n } });
    }
    const asked: string[][] = [];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listEndpoints({
        knex,
        now: await now(),
        filter: {},
        limit: 4,
        cursor,
        reader: half(asked),
      });
      seen.push(...page.rows.map(row => row.entity_ref));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(
      Array.from({ length: 15 }, (_, n) => component(28 - 2 * n)),
    );
    expect(asked.length).toBeLessThanOrEqual(5);
  });

  it('counts the worst first where more match than are looked at', async () => {
    const rows = Array.from({ length: 2100 }, (_, n) => ({
      id: `id-${n}`,
      entity_ref: component(n),
      name: 'live',
      url: 'https://one.example/',
      host: 'one.example',
      options: '{}',
      interval: 60,
      next_at: 1,
      slow: false,
      status: n < 2000 ? 'pass' : 'fail',
      reason: 'not-checked-yet',
      state: '{}',
    }));
    await knex.batchInsert('endpoints', rows, 50);
    const asked: string[][] = [];
    const options = { knex, now: await now(), filter: {} };
    const counted = await readableEntities({ ...options, reader: half(asked) });
    expect(counted.complete).toBe(false);
    expect(asked.flat()).toHaveLength(2000);
    const counts = await countEndpoints({
      ...options,
      entities: counted.entities,
    });
    expect(counts).toEqual({ pass: 950, warn: 0, fail: 50, unknown: 0 });
    const { items } = await listGroups({
      knex,
      now: await now(),
      by: 'owner',
      entities: counted.entities,
    });
    expect(items).toMatchObject([{ counts: { pass: 950, fail: 50 } }]);
  });

  it('rolls up members by their worst endpoint and names at most twenty', async () => {
    for (let n = 0; n < 25; n++) {
      const row = { system: 'system:default/shop' };
      const entityRef = component(n);
      await putEndpoint(knex, { entityRef, row });
      const state = { status: 'warn' as const };
      await putEndpoint(knex, { entityRef, row, state });
    }
    const options = {
      knex,
      now: await now(),
      filter: { systems: ['system:default/shop'] },
    };
    const all = await memberRollup({ ...options, reader: everything });
    expect(all.counts).toEqual({ pass: 0, warn: 25, fail: 0, unknown: 0 });
    expect([all.notPassing.length, all.omitted]).toEqual([20, 5]);
    expect(all.notPassing[0]).toMatchObject({ status: 'warn', endpoints: 2 });
    const some = await memberRollup({ ...options, reader: half() });
    expect(some.counts.warn).toBe(13);
    expect([some.notPassing.length, some.omitted]).toEqual([13, 0]);
  });

  it('groups by team, the one with the most failures first', async () => {
    const at = await now();
    for (const [owner, status] of [
      ['group:default/a', 'pass'],
      ['group:default/b', 'fail'],
      [null, 'pass'],
    ] as const) {
      await putEndpoint(knex, {
        entityRef: component(1),
        state: { status, since: at - 1000 },
        row: { owner },
      });
    }
    const { items } = await listGroups({ knex, now: at, by: 'owner' });
    expect(items.map(({ ref }) => ref)).toEqual(
      expect.arrayContaining(['group:default/b', 'group:default/a', undefined]),
    );
    expect(items[0]).toEqual({
      ref: 'group:default/b',
      counts: { pass: 0, warn: 0, fail: 1, unknown: 0 },
      flapping: 0,
      maintenance: 0,
      failingSince: new Date(at - 1000).toISOString(),
    });
  });

  it.each([
    ['24h' as const, 300, 12 * HOUR, 900],
    ['7d' as const, 3600, 100 * HOUR, 7200],
    ['90d' as const, 3600, 80 * 24 * HOUR, 86_400],
  ])('answers the history of %s', async (range, span, age, bucketSeconds) => {
    const at = await now();
    const recent = at - (at % 300_000);
    for (const [start, of] of [
      [at - age - ((at - age) % (span * 1000)), span],
      [recent, 300],
    ]) {
      await knex('rollups').insert({
        endpoint_id: 'a',
        span: of,
        start,
        pass: 3,
        warn: 0,
        fail: 1,
        unknown: 0,
        maintenance: 2,
        latency: '[[50,4]]',
      });
    }
    const history = await endpointHistory({
      knex,
      now: at,
      endpointId: 'a',
      range,
      objective: 0.9,
    });
    expect(history).toMatchObject({ bucketSeconds, uptime: 0.75 });
    expect(history.errorBudget?.used).toBe(2);
    expect(
      history.buckets.map(({ counts, maintenance }) => [
        counts.pass,
        maintenance,
      ]),
    ).toEqual([
      [3, 2],
      [3, 2],
    ]);
    expect(history.latency?.p50).toBe(history.buckets[0].latency?.p50);
  });

  it('sums up the last 24 hours of all endpoints of an entity', async () => {
    const at = Date.parse('2026-03-10T12:10:00Z');
    const none = { pass: 0, warn: 0, fail: 0, unknown: 0, maintenance: 0 };
    const put = (id: string, start: string, of: object, span = 300) =>
      knex('rollups').insert({
        endpoint_id: id,
        span,
        start: Date.parse(start),
        latency: '[]',
        ...none,
        ...of,
      });
    await put('a', '2026-03-09T12:25:00Z', { fail: 1 });
    await put('a', '2026-03-09T12:30:00Z', { unknown: 2, maintenance: 1 });
    await put('a', '2026-03-10T11:00:00Z', { maintenance: 5 });
    await put('a', '2026-03-10T11:30:00Z', { pass: 5, unknown: 4 });
    await put('a', '2026-03-10T11:55:00Z', { warn: 1, pass: 4 });
    await put('a', '2026-03-10T12:10:00Z', { fail: 5 });
    await put('b', '2026-03-10T12:00:00Z', { pass: 5 });
    await put('b', '2026-03-10T12:05:00Z', { pass: 3, fail: 2 });
    await put('b', '2026-03-10T12:00:00Z', { fail: 60 }, 3600);
    await put('other', '2026-03-10T12:00:00Z', { fail: 5 });
    expect(
      await recentHistory({ knex, now: at, endpointIds: ['a', 'b'] }),
    ).toEqual({
      from: '2026-03-09T12:30:00.000Z',
      until: '2026-03-10T12:10:00.000Z',
      bucketSeconds: 1800,
      buckets: [
        ['2026-03-09T12:30:00.000Z', 'unknown', 2, 3],
        ['2026-03-10T11:00:00.000Z', 'maintenance', 5, 5],
        ['2026-03-10T11:30:00.000Z', 'warn', 1, 14],
        ['2026-03-10T12:00:00.000Z', 'fail', 2, 10],
      ].map(([start, worst, count, checks]) => ({
        start,
        worst,
        count,
        checks,
      })),
    });
  });

  it('says how late the check is that is due longest', async () => {
    const at = await now();
    await putEndpoint(knex, {
      entityRef: component(1),
      row: { next_at: at - 9_500 },
    });
    await putEndpoint(knex, {
      entityRef: component(2),
      row: { next_at: at - HOUR, claimed_until: at + HOUR },
    });
    expect(await pollingStatus(knex, at)).toEqual({ endpoints: 2, lag: 9 });
  });
});
