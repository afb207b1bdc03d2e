import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { AllowList } from '../allow';
import { startEndpoint } from '../__testUtils__/startEndpoint';
import { HealthClient, type HealthReply } from '../client';
import { migrate } from '../database/connect';
import { declareEndpoints } from '../database/declareEndpoints';
import type { HealthChecker } from './checkEndpoint';
import { HealthPoller, type PollerLimits } from './HealthPoller';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const limits: PollerLimits = { checks: 20, slowChecks: 20, perHost: 2 };

const timedOut: HealthReply = { kind: 'not-answered', reason: 'timed-out' };

const healthy: HealthReply = {
  kind: 'answered',
  answer: { statusCode: 200, body: Buffer.from('ok'), truncated: false },
  latency: 5,
};

const secret = { header: 'authorization', value: 'Bearer secret' };

describe.each(databases.eachSupportedId())('HealthPoller on %s', databaseId => {
  let knex: Knex;
  const pollers: HealthPoller[] = [];

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrate(knex);
  });
  afterEach(() => Promise.all(pollers.splice(0).map(poller => poller.stop())));

  function start(
    check: HealthChecker['check'],
    options: Partial<ConstructorParameters<typeof HealthPoller>[0]> = {},
  ) {
    const logger = mockServices.logger.mock();
    const client = { check };
    const poller = new HealthPoller({
      knex,
      client,
      credentials: { find: ({ name }) => ({ ours: secret }[name]) },
      logger,
      limits,
      tick: 10,
      ...options,
    });
    pollers.push(poller);
    poller.start();
    return { poller, logger };
  }

  /** Declares endpoints that are due now. */
  async function due(urls: string[], row: object = {}) {
    await declareEndpoints(knex, {
      entityRef: `component:default/e${urls[0]}`,
      endpoints: urls.map(url => ({ name: url, url })),
      options: {},
      interval: 3600,
    });
    await knex('endpoints')
      .whereIn('url', urls)
      .update({ next_at: 1, ...row });
  }

  async function until(condition: () => Promise<boolean>) {
    for (let turn = 0; turn < 1000 && !(await condition()); turn++) {
      await sleep(10);
    }
    expect(await condition()).toBe(true);
  }

  const samples = async () => (await knex('samples')).length;
  const noneRuns = async () =>
    (await knex('endpoints').whereNotNull('claimed_by')).length === 0;
  const urlsOf = (host: string, count: number) =>
    Array.from({ length: count }, (_, n) => `http://${host}/${n}`);

  it('shares checks between replicas, each once and two at a time of a host', async () => {
    const running = new Map<string, number>();
    let most = 0;
    const check: HealthChecker['check'] = async ({ url }) => {
      const { host } = new URL(url);
      running.set(host, (running.get(host) ?? 0) + 1);
      most = Math.max(most, running.get(host)!);
      await sleep(15);
      running.set(host, running.get(host)! - 1);
      return healthy;
    };
    await due(urlsOf('a.example', 8));
    await due(urlsOf('b.example', 8));
    start(check);
    start(check);
    await until(async () => (await samples()) === 16 && noneRuns());
    expect(most).toBe(2);
    const rows = await knex('endpoints');
    expect(rows.map(({ status }) => status)).toEqual(Array(16).fill('pass'));
    expect(rows.every(row => Number(row.next_at) > Date.now())).toBe(true);
    expect(await samples()).toBe(16);
  });

  it('lets hosts that never answer cost the others nothing', async () => {
    const running = { silent: 0, healthy: 0 };
    const most = { ...running };
    const counted = async <T>(kind: keyof typeof running, work: Promise<T>) => {
      running[kind] += 1;
      most[kind] = Math.max(most[kind], running[kind]);
      return work.finally(() => {
        running[kind] -= 1;
      });
    };
    const check: HealthChecker['check'] = ({ url }, { signal }) =>
      url.includes('silent')
        ? counted(
            'silent',
            once(signal, 'abort').then(() => timedOut),
          )
        : counted('healthy', sleep(20, healthy));
    const urls = (name: string, count: number) =>
      Array.from({ length: count }, (_, n) => `http://${name}${n}/`);
    await due(urls('silent', 30), { slow: true });
    await due(urls('healthy', 10));
    const { poller } = start(check, {
      limits: { checks: 2, slowChecks: 5, perHost: 2 },
    });
    await until(async () => (await samples()) === 10);
    expect(most).toEqual({ silent: 5, healthy: 2 });
    await poller.stop();
    expect(await samples()).toBe(10);
    expect(await noneRuns()).toBe(true);
  });

  it('puts an endpoint that answers late in the lane of its own, until it answers in time', async () => {
    const url = 'http://late.example/';
    await due([url]);
    let wait = 1050;
    const lanes: boolean[] = [];
    const lane = async () => Boolean((await knex('endpoints').first()).slow);
    start(() => sleep(wait, healthy));
    await until(async () => (await samples()) === 1);
    lanes.push(await lane());
    wait = 0;
    await knex('endpoints').update({ next_at: 1 });
    await until(async () => (await samples()) === 2);
    lanes.push(await lane());
    expect(lanes).toEqual([true, false]);
  });

  it('gives claims back when it stops, for another replica to check at once', async () => {
    await due(['http://a.example/']);
    let started = false;
    const { poller } = start((_, { signal }) => {
      started = true;
      return once(signal, 'abort').then(() => timedOut);
    });
    await until(async () => started);
    await poller.stop();
    expect(await samples()).toBe(0);
    start(async () => healthy);
    await until(async () => (await samples()) === 1);
  });

  it('records a result once the database is back, and once only', async () => {
    await due(['http://a.example/']);
    let checks = 0;
    const check = async () => {
      checks += 1;
      await knex.schema.renameTable('samples', 'away');
      return healthy;
    };
    const { logger } = start(check, { tick: 50 });
    // back only once a turn has failed without it
    await until(async () => logger.warn.mock.calls.length > 0);
    await knex.schema.renameTable('away', 'samples');
    await until(async () => (await samples()) === 1);
    expect([checks, await samples()]).toEqual([1, 1]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('records the others where the database refuses one result', async () => {
    await due(['http://a.example/', 'http://b.example/', 'http://c.example/']);
    await knex.raw(
      databaseId === 'SQLITE_3'
        ? `create trigger refused before insert on samples when new.latency = 999
           begin select raise(abort, 'refused'); end`
        : `alter table samples add constraint refused
           check (latency is distinct from 999)`,
    );
    const { logger } = start(async ({ url }) => ({
      ...healthy,
      latency: url.includes('//b.') ? 999 : 5,
    }));
    await until(async () => (await samples()) === 2);
    const rows = await knex('endpoints').orderBy('url');
    expect(rows.map(({ status }) => status)).toEqual([
      'pass',
      'unknown',
      'pass',
    ]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('keeps of an answer what may be shown, and nothing more', async () => {
    const endpoint = await startEndpoint((_, response) => {
      response.writeHead(503, {
        'content-type': 'application/json',
        'x-secret': 'header-secret',
      });
      response.end(
        '{"status":"DOWN","components":{"db":{"status":"DOWN","details":{"error":"body-secret"}}}}',
      );
    });
    await due([
      `http://127.0.0.1:${endpoint.port}/path`,
      'http://169.254.169.254/latest/',
    ]);
    const client = new HealthClient({ allow: AllowList.of(['127.0.0.1']) });
    start((...args) => client.check(...args));
    await until(async () => (await samples()) === 2);
    client.close();
    await endpoint.close();
    const [allowed, refused] = await knex('endpoints').orderBy('url');
    expect(JSON.parse(allowed.last_check)).toEqual({
      kind: 'answered',
      at: expect.any(Number),
      status: 'fail',
      reason: 'reported-failure',
      dialect: 'spring-boot',
      components: [{ name: 'db', status: 'fail' }],
      omittedComponents: 0,
      codeClass: '5xx',
      latency: expect.any(Number),
    });
    expect(JSON.parse(refused.last_check)).toEqual({
      kind: 'not-answered',
      at: expect.any(Number),
      status: 'unknown',
      reason: 'host-not-allowed',
    });
    const everything = JSON.stringify([
      await knex('endpoints'),
      await knex('samples'),
      await knex('rollups'),
    ]);
    expect(everything).not.toContain('secret');
  });

  it('sends a credential that is allowed, and asks nothing with one that is not', async () => {
    await due(['http://a.example/'], { options: '{"credential":"ours"}' });
    await due(['http://b.example/'], { options: '{"credential":"theirs"}' });
    const check = jest.fn<
      ReturnType<HealthChecker['check']>,
      Parameters<HealthChecker['check']>
    >(async () => healthy);
    start(check);
    await until(async () => (await samples()) === 2);
    const rows = await knex('samples').orderBy('reason');
    expect(rows.map(({ reason }) => reason)).toEqual([
      'credential-not-allowed',
      'reported-healthy',
    ]);
    expect(check.mock.calls.map(([request]) => request)).toEqual([
      { url: 'http://a.example/', credential: secret },
    ]);
  });
});
