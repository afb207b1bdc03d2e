import { TestDatabases } from '@backstage/backend-test-utils';
import {
  type HealthReason,
  type StoredCheck,
  unansweredCheck,
  uptime,
} from '@backstage-guardrails/plugin-entity-health-common';
import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { migrate, migrations } from './connect';
import { declareEndpoints } from './declareEndpoints';
import { type ClaimLimits, EndpointStore } from './EndpointStore';
import { IncidentStore } from './IncidentStore';
import { defaultRetention, pruneHistory } from './pruneHistory';
import { type CheckResult, recordChecks } from './recordChecks';
import { RollupStore } from './RollupStore';
import { SampleStore } from './SampleStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const HOUR = 3_600_000;
const limits: ClaimLimits = {
  limit: 100,
  slow: false,
  perHost: 2,
  hold: 30_000,
};

const declare = (knex: Knex, entityRef: string, urls: string[]) =>
  declareEndpoints(knex, {
    entityRef,
    endpoints: urls.map(url => ({ name: url.slice(0, 50), url })),
    options: {},
    interval: 60,
  });

/** Makes every endpoint due, in the order of their URLs. */
async function makeDue(knex: Knex) {
  const now = await databaseTime(knex);
  const rows = await knex('endpoints').select('id').orderBy('url');
  for (const [index, { id }] of rows.entries()) {
    await knex('endpoints')
      .where({ id })
      .update({ next_at: now - 1000 + index });
  }
}

const passed = (at: number, latency: number): StoredCheck => ({
  kind: 'answered',
  at,
  status: 'pass',
  reason: 'reported-healthy',
  dialect: 'health-json',
  components: [],
  omittedComponents: 0,
  codeClass: '2xx',
  latency,
});

async function checkOnce(knex: Knex, check: (at: number) => StoredCheck) {
  await makeDue(knex);
  const store = new EndpointStore(knex);
  const { now, endpoints } = await store.claim({ ...limits, limit: 1 });
  const [endpoint] = endpoints;
  const nextAt = now + 60_000;
  return recordOne(knex, {
    endpoint,
    check: check(now),
    slow: false,
    nextAt,
  });
}

/** What happened to the endpoint, if the check was recorded. */
async function recordOne(knex: Knex, result: CheckResult) {
  const [recorded] = await recordChecks(knex, { results: [result] });
  return recorded?.events;
}

describe.each(databases.eachSupportedId())('database %s', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrate(knex);
  });

  it('migrates up and down with rows, by several replicas at once', async () => {
    const other = await databases.init(databaseId);
    const replicas = databaseId === 'SQLITE_3' ? 1 : 3;
    await Promise.all(Array.from({ length: replicas }, () => migrate(other)));
    await declare(other, 'component:default/a', ['https://a.example/']);
    await checkOnce(other, at => passed(at, 12));
    await other.migrate.rollback({ directory: migrations.directory }, true);
    expect(await other.schema.hasTable('endpoints')).toBe(false);
    await migrate(other);
    expect(await other('samples')).toEqual([]);
  });

  it('keeps what an endpoint is known for while its entity changes', async () => {
    const urls = ['https://a.example/', 'https://b.example/'];
    await declare(knex, 'component:default/a', urls);
    await checkOnce(knex, at => passed(at, 12));
    const before = await knex('endpoints').orderBy('url');
    await declare(knex, 'component:default/a', urls);
    expect(await knex('endpoints').orderBy('url')).toEqual(before);

    await declare(knex, 'component:default/a', urls.slice(1));
    await makeDue(knex);
    const claimed = await new EndpointStore(knex).claim(limits);
    expect(claimed.endpoints.map(({ url }) => url)).toEqual(urls.slice(1));

    await declare(knex, 'component:default/a', urls);
    const [restored] = await knex('endpoints').orderBy('url');
    expect(restored).toMatchObject({
      id: before[0].id,
      removed_at: null,
      state: before[0].state,
    });
  });

  it('shares endpoints between replicas, each once and two at a time of a host', async () => {
    await declare(
      knex,
      'component:default/a',
      Array.from({ length: 8 }, (_, n) => `https://one.example/${n}`),
    );
    await declare(
      knex,
      'component:default/b',
      Array.from({ length: 8 }, (_, n) => `https://host${n}.example/`),
    );
    await makeDue(knex);
    const claims = await Promise.all(
      Array.from({ length: 4 }, () =>
        new EndpointStore(knex).claim({ ...limits, limit: 3 }),
      ),
    );
    const claimed = claims.flatMap(({ endpoints }) => endpoints);
    expect(new Set(claimed.map(({ id }) => id)).size).toBe(10);
    expect(claimed).toHaveLength(10);
    const ofOne = claimed.filter(({ url }) => url.includes('one.example'));
    expect(ofOne.map(({ url }) => url).sort()).toEqual([
      'https://one.example/0',
      'https://one.example/1',
    ]);
    await new EndpointStore(knex).release(ofOne.slice(1));
    const { endpoints } = await new EndpointStore(knex).claim(limits);
    expect(endpoints).toHaveLength(1);
  });

  it('waits with a claim for one that another replica is making', async () => {
    await declare(
      knex,
      'component:default/a',
      Array.from({ length: 4 }, (_, n) => `https://one.example/${n}`),
    );
    await makeDue(knex);
    const transaction = await knex.transaction();
    const first = await new EndpointStore(transaction).claim(limits);
    const second = new EndpointStore(knex).claim(limits);
    await new Promise(done => {
      setTimeout(done, 100);
    });
    await transaction.commit();
    expect(first.endpoints).toHaveLength(2);
    expect((await second).endpoints).toEqual([]);
  });

  it('records a result once, and not after another replica has taken over', async () => {
    await declare(knex, 'component:default/a', ['https://a.example/']);
    await makeDue(knex);
    const store = new EndpointStore(knex);
    const first = await store.claim({ ...limits, hold: -1 });
    const second = await store.claim(limits);
    expect(second.endpoints).toHaveLength(1);
    const record = ({ now, endpoints }: typeof first) =>
      recordOne(knex, {
        endpoint: endpoints[0],
        check: passed(now, 12),
        slow: false,
        nextAt: now + 60_000,
      });
    expect(await record(first)).toBeUndefined();
    const results = await Promise.all([record(second), record(second)]);
    expect(results.filter(events => events !== undefined)).toHaveLength(1);
    expect(await knex('samples')).toHaveLength(1);
    const [{ pass }] = await knex('rollups');
    expect(pass).toBe(1);
  });

  it('records of many checks those whose claims hold, each once', async () => {
    await declare(
      knex,
      'component:default/a',
      Array.from({ length: 6 }, (_, n) => `https://host${n}.example/`),
    );
    await makeDue(knex);
    const store = new EndpointStore(knex);
    const early = await store.claim({ ...limits, limit: 1, hold: -1 });
    const { now, endpoints } = await store.claim(limits);
    await declare(
      knex,
      'component:default/a',
      Array.from({ length: 5 }, (_, n) => `https://host${n}.example/`),
    );
    const results = [...early.endpoints, ...endpoints, endpoints[0]].map(
      (endpoint, n): CheckResult => ({
        endpoint,
        check:
          n % 2
            ? passed(now, n)
            : unansweredCheck({ at: now, reason: 'timed-out' }),
        unmet: n % 2 ? [] : ['answers', 'json'],
        slow: n % 2 === 0,
        nextAt: now + 60_000 + n,
      }),
    );
    const recorded = await recordChecks(knex, { results });
    expect(recorded.map(({ endpointId }) => endpointId)).toEqual(
      endpoints.slice(0, 5).map(({ id }) => id),
    );
    const rows = await knex('endpoints')
      .whereNull('removed_at')
      .orderBy('next_at');
    expect(
      rows.map(row => ({
        next: Number(row.next_at) - now,
        checked: Number(row.checked_at) - now,
        slow: Boolean(row.slow),
        unmet: row.unmet,
        state: JSON.parse(row.state).recent.length,
        check: JSON.parse(row.last_check).status,
        claim: row.claimed_by,
      })),
    ).toEqual(
      [1, 2, 3, 4, 5].map(n => ({
        next: 60_000 + n,
        checked: 0,
        slow: n % 2 === 0,
        unmet: n % 2 ? '' : 'answers,json',
        state: 1,
        check: n % 2 ? 'pass' : 'fail',
        claim: null,
      })),
    );
    expect(await knex('samples')).toHaveLength(5);
    const sums = await knex('rollups');
    expect(sums.map(({ pass, fail }) => pass + fail)).toEqual(Array(5).fill(1));
  });

  it('does not claim what another replica records meanwhile', async () => {
    await declare(knex, 'component:default/a', ['https://a.example/']);
    await makeDue(knex);
    const store = new EndpointStore(knex);
    const { now, endpoints } = await store.claim({ ...limits, hold: -1 });
    const replica = knex.client.config.client === 'pg' ? knex : undefined;
    if (!replica) return; // SQLite has one writer
    const transaction = await replica.transaction();
    await recordChecks(transaction, {
      results: [
        {
          endpoint: endpoints[0],
          check: passed(now, 12),
          slow: false,
          nextAt: now + 60_000,
        },
      ],
    });
    const second = new EndpointStore(knex).claim(limits);
    await new Promise(done => {
      setTimeout(done, 100);
    });
    await transaction.commit();
    expect((await second).endpoints).toEqual([]);
  });

  it('counts a check at the instant of an earlier one, as after the clock was set back', async () => {
    await declare(knex, 'component:default/a', ['https://a.example/']);
    const at = await databaseTime(knex);
    await checkOnce(knex, () => passed(at, 12));
    expect(await checkOnce(knex, () => passed(at, 14))).toEqual([]);
    const [{ pass }] = await knex('rollups');
    expect(pass).toBe(2);
    expect(await knex('samples')).toMatchObject([{ latency: 14 }]);
  });

  it('believes checks while a clock that was set back a little catches up', async () => {
    await declare(knex, 'component:default/a', ['https://a.example/']);
    const now = await databaseTime(knex);
    await checkOnce(knex, () => passed(now + 300_000, 12));
    for (const n of [0, 1, 2]) {
      await checkOnce(knex, () =>
        unansweredCheck({ at: now + n, reason: 'unreachable' }),
      );
    }
    expect(await knex('endpoints').first()).toMatchObject({
      status: 'fail',
      reason: 'unreachable',
    });
    expect(await knex('incidents')).toHaveLength(1);
  });

  it('records all of a result or nothing', async () => {
    await declare(knex, 'component:default/a', ['https://a.example/']);
    await makeDue(knex);
    const { now, endpoints } = await new EndpointStore(knex).claim(limits);
    const before = await knex('endpoints').first();
    await knex.schema.renameTable('rollups', 'away');
    const options = {
      endpoint: endpoints[0],
      check: passed(now, 12),
      slow: false,
      nextAt: now + 60_000,
    };
    await expect(recordOne(knex, options)).rejects.toThrow();
    expect(await knex('endpoints').first()).toEqual(before);
    expect(await knex('samples')).toEqual([]);
    await knex.schema.renameTable('away', 'rollups');
    expect(await recordOne(knex, options)).toEqual([
      expect.objectContaining({ kind: 'status-changed' }),
    ]);
  });

  it('opens and closes incidents, and adds checks to the rollup of their five minutes', async () => {
    await declare(knex, 'component:default/a', ['https://a.example/']);
    const failed = (at: number) =>
      unansweredCheck({ at, reason: 'unreachable' });
    const kinds: string[] = [];
    for (const check of [failed, failed, failed]) {
      const events = await checkOnce(knex, check);
      kinds.push(...(events ?? []).map(({ kind }) => kind));
    }
    for (const latency of [10, 10]) {
      const events = await checkOnce(knex, at => passed(at, latency));
      kinds.push(...(events ?? []).map(({ kind }) => kind));
    }
    expect(kinds).toEqual([
      'status-changed',
      'incident-opened',
      'status-changed',
      'incident-closed',
    ]);
    const [{ id }] = await knex('endpoints');
    const [incident] = await new IncidentStore(knex).newest(id, 10);
    expect(incident).toEqual({
      openedAt: expect.any(Number),
      closedAt: expect.any(Number),
      reason: 'unreachable',
    });
    const samples = await new SampleStore(knex).newest(id, 10);
    expect(samples.map(({ status }) => status)).toEqual([
      'pass',
      'pass',
      'fail',
      'fail',
      'fail',
    ]);
    const rollups = await new RollupStore(knex).between({
      endpointId: id,
      span: 300,
      from: 0,
      until: Date.now() + HOUR,
    });
    const counts = rollups.map(({ rollup }) => rollup.counts);
    expect(counts.reduce((sum, { pass }) => sum + pass, 0)).toBe(2);
    expect(counts.reduce((sum, { fail }) => sum + fail, 0)).toBe(3);
  });

  it('sums up hours that are over, again and again with the same result, and prunes what is old', async () => {
    const now = await databaseTime(knex);
    const hour = now - (now % HOUR);
    const rollups = new RollupStore(knex);
    const rollup = {
      counts: { pass: 3, warn: 0, fail: 1, unknown: 0 },
      maintenance: 0,
      latency: [[5, 4]] as const,
    };
    const old = hour - defaultRetention.fiveMinutes - HOUR;
    for (const at of [old, old + 300_000, hour - HOUR, hour - 300_000, hour]) {
      await rollups.add([{ endpointId: 'a', at, rollup }]);
    }
    const samples = [now - defaultRetention.samples - 1, now];
    for (const at of samples) {
      await new SampleStore(knex).add([
        { endpointId: 'a', check: passed(at, 12), maintenance: false },
      ]);
    }
    await pruneHistory(knex);
    await pruneHistory(knex);
    const between = (span: 300 | 3600) =>
      rollups.between({ endpointId: 'a', span, from: 0, until: now + HOUR });
    const hours = await between(3600);
    expect(hours.map(({ start }) => start)).toEqual([old, hour - HOUR]);
    expect(hours.map(found => uptime(found.rollup))).toEqual([0.75, 0.75]);
    expect(hours[1].rollup).toEqual({
      counts: { pass: 6, warn: 0, fail: 2, unknown: 0 },
      maintenance: 0,
      latency: [[5, 8]],
    });
    expect((await between(300)).map(({ start }) => start)).toEqual([
      hour - HOUR,
      hour - 300_000,
      hour,
    ]);
    expect(await new SampleStore(knex).newest('a', 10)).toHaveLength(1);
  });

  it('deletes an endpoint with its history a week after it was removed', async () => {
    await declare(knex, 'component:default/a', ['https://a.example/']);
    await checkOnce(knex, at => passed(at, 12));
    await declare(knex, 'component:default/a', []);
    await pruneHistory(knex);
    expect(await knex('samples')).toHaveLength(1);
    const { removed } = defaultRetention;
    await knex('endpoints').decrement('removed_at', removed + 1000);
    await pruneHistory(knex);
    for (const table of ['endpoints', 'samples', 'rollups', 'incidents']) {
      expect(await knex(table)).toEqual([]);
    }
  });

  it('deletes nothing of an endpoint that is declared again meanwhile', async () => {
    const urls = ['https://a.example/'];
    await declare(knex, 'component:default/a', urls);
    await checkOnce(knex, at => unansweredCheck({ at, reason: 'timed-out' }));
    const [{ id }] = await knex('endpoints');
    await new IncidentStore(knex).open({
      endpointId: id,
      openedAt: await databaseTime(knex),
      reason: 'timed-out',
    });
    await declare(knex, 'component:default/a', []);
    const { removed } = defaultRetention;
    await knex('endpoints').decrement('removed_at', removed + 1000);
    const { removedBefore } = EndpointStore.prototype;
    const declaredNext = jest
      .spyOn(EndpointStore.prototype, 'removedBefore')
      .mockImplementation(async function read(this: EndpointStore, ...which) {
        declaredNext.mockRestore();
        const ids = await removedBefore.apply(this, which);
        await declare(knex, 'component:default/a', urls);
        return ids;
      });
    await pruneHistory(knex);
    for (const table of ['endpoints', 'samples', 'rollups', 'incidents']) {
      expect(await knex(table)).toHaveLength(1);
    }
  });

  it('deletes in batches, and stops between them', async () => {
    const rows = Array.from({ length: 2500 }, (_, at) => ({
      endpoint_id: 'a',
      at,
      status: 'pass',
      reason: 'reported-healthy' satisfies HealthReason,
      maintenance: false,
    }));
    await knex.batchInsert('samples', rows, 100);
    const store = new SampleStore(knex);
    const stop = new AbortController();
    knex.once('query-response', () => stop.abort());
    expect(await store.prune(2400, stop.signal)).toBe(1000);
    expect(await store.prune(2400)).toBe(1400);
    expect(await knex('samples')).toHaveLength(100);
  });

  it('goes on after the clock was set back, spread over an interval', async () => {
    await declare(
      knex,
      'component:default/a',
      Array.from({ length: 40 }, (_, n) => `https://host${n}.example/`),
    );
    const now = await databaseTime(knex);
    await knex('endpoints').update({ next_at: now + 24 * HOUR });
    const store = new EndpointStore(knex);
    await store.repairSchedule({ hold: limits.hold });
    const rows = await knex('endpoints').select('next_at');
    const waits = rows.map(row => Number(row.next_at) - now);
    expect(Math.max(...waits)).toBeLessThan(62_000);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
    expect(new Set(waits.map(wait => Math.floor(wait / 10_000))).size).toBe(6);

    await makeDue(knex);
    expect((await store.claim(limits)).endpoints).toHaveLength(40);
    await knex('endpoints').update({ claimed_until: now + 24 * HOUR });
    await store.repairSchedule({ hold: limits.hold });
    expect((await store.claim(limits)).endpoints).toHaveLength(40);
    await store.repairSchedule({ hold: limits.hold });
    expect((await store.claim(limits)).endpoints).toHaveLength(0);
  });
});
