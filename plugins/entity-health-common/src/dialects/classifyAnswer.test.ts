import { answer } from '../__testUtils__/answer';
import { MAX_BODY_BYTES } from '../body';
import { healthReasons } from '../status';
import { classifyAnswer } from './classifyAnswer';
import { healthDialects } from './types';

const outcome = (...options: Parameters<typeof answer>) => {
  const { status, reason, dialect } = classifyAnswer(answer(...options));
  return `${status} ${reason} ${dialect}`;
};
const healthJson = 'application/health+json';

describe('classifyAnswer', () => {
  it.each<[string, string, unknown]>([
    ['a question with no', 'fail', { isHealthy: false }],
    ['two questions, one with no', 'fail', { live: true, ready: false }],
    ['a question with yes', 'pass', { alive: true, since: 5 }],
    ['Kong without its database', 'fail', { database: { reachable: false } }],
    [
      'Airflow without a triggerer',
      'pass',
      { scheduler: { status: 'healthy' }, triggerer: { status: null } },
    ],
    [
      'Laravel with a check that did not run',
      'pass',
      {
        checkResults: [
          { name: 'a', status: 'ok' },
          { name: 'b', status: 'skipped' },
        ],
      },
    ],
    [
      'Django with a reason',
      'fail',
      { Cache: 'working', Database: 'unavailable: Database error' },
    ],
    ['a text about errors', 'pass', { note: 'error: none of these' }],
    [
      'django-watchman',
      'fail',
      {
        databases: [{ default: { ok: false } }],
        caches: [{ a: { ok: true } }],
      },
    ],
    [
      'Kafka Connect with a task that failed',
      'fail',
      {
        connector: { state: 'RUNNING' },
        tasks: [{ id: 0, state: 'FAILED' }],
      },
    ],
    ['a list of anything', 'pass', { nodes: [{ name: 'a', state: 'leader' }] }],
    [
      'Solr, whose header has a status of the request',
      'pass',
      { responseHeader: { status: 0 }, zkStatus: { status: 'green' } },
    ],
    ['Ceph', 'warn', { health: { status: 'HEALTH_WARN' } }],
    ['Argo CD', 'warn', { status: { health: { status: 'Degraded' } } }],
    ['Jaeger', 'pass', { status: 'Server available', upSince: 'x' }],
    ['Jaeger that is not', 'fail', { status: 'Server not available' }],
    ['OpenTelemetry', 'pass', { healthy: true, status: 'StatusOK' }],
    ['lightship', 'fail', 'SERVER_IS_NOT_READY'],
    ['Unleash', 'fail', { health: 'BAD' }],
    ['nothing but an error', 'fail', { command: 'stat', error: 'not serving' }],
    ['nothing but errors', 'fail', { errors: [{ message: 'x' }], data: null }],
    ['no error', 'pass', { command: 'ruok', error: null }],
  ])('reads %s as %s', (_of, status, body) => {
    expect(classifyAnswer(answer(body)).status).toBe(status);
  });

  it('takes a text in JSON that is no status for a body that says nothing', () => {
    const contentType = 'application/json';
    const leader = answer('"127.0.0.1:8300"', { contentType });
    expect(classifyAnswer(leader).reason).toBe('status-code-success');
    const broken = answer('127.0.0.1:8300', { contentType });
    expect(classifyAnswer(broken).reason).toBe('malformed-body');
  });

  it.each<[unknown, string]>([
    // draft-inadarei-api-health-check: values, aliases and case
    [{ status: 'pass' }, 'pass reported-healthy health-json'],
    [{ status: 'PASS' }, 'pass reported-healthy health-json'],
    [{ status: 'warn' }, 'warn reported-degraded health-json'],
    [{ status: 'fail' }, 'fail reported-failure health-json'],
    [{ Status: ' Pass ' }, 'pass reported-healthy json'],
    // Spring Boot Actuator
    [{ status: 'UP' }, 'pass reported-healthy spring-boot'],
    [{ status: 'DOWN' }, 'fail reported-failure spring-boot'],
    [{ status: 'OUT_OF_SERVICE' }, 'fail reported-failure spring-boot'],
    [{ status: 'UNKNOWN' }, 'unknown reported-unknown spring-boot'],
    [{ status: { code: 'UP' } }, 'pass reported-healthy json'],
    [{ status: 'FATAL' }, 'fail reported-failure json'],
    // MicroProfile Health, versions 1 and later
    [{ status: 'UP', checks: [] }, 'pass reported-healthy microprofile'],
    [{ outcome: 'DOWN', checks: [] }, 'fail reported-failure microprofile'],
    [{ checks: [{ name: 'a', state: 'DOWN' }] }, 'fail reported-failure json'],
    // ASP.NET Core: text, entries, results, and the enumeration as numbers
    ['Healthy', 'pass reported-healthy aspnet-core'],
    ['Degraded', 'warn reported-degraded aspnet-core'],
    ['Unhealthy', 'fail reported-failure aspnet-core'],
    ['"Unhealthy"', 'fail reported-failure aspnet-core'],
    [{ status: 'Degraded', entries: {} }, 'warn reported-degraded aspnet-core'],
    [{ Status: 'Unhealthy', Results: {} }, 'fail reported-failure aspnet-core'],
    [{ status: 0, entries: {} }, 'fail reported-failure aspnet-core'],
    [{ status: 1, entries: {} }, 'warn reported-degraded aspnet-core'],
    [{ status: 2, entries: {} }, 'pass reported-healthy aspnet-core'],
    // LiipMonitor of Symfony
    [{ globalStatus: 'KO', checks: [] }, 'fail reported-failure json'],
    [{ globalStatus: 'OK', checks: [] }, 'pass reported-healthy json'],
    // NestJS Terminus
    [{ status: 'ok', details: {} }, 'pass reported-healthy terminus'],
    [
      { status: 'error', error: { db: { status: 'down' } } },
      'fail reported-failure terminus',
    ],
    [
      { status: 'shutting_down', details: {} },
      'fail reported-failure terminus',
    ],
    // Consul
    ['passing', 'pass reported-healthy consul'],
    ['critical', 'fail reported-failure consul'],
    [
      [{ CheckID: 'a', Name: 'a', Status: 'passing' }],
      'pass reported-healthy consul',
    ],
    [
      { a: { CheckID: 'a', Status: 'warning' } },
      'warn reported-degraded consul',
    ],
    [
      [
        {
          Node: {},
          Service: {},
          Checks: [
            { CheckID: 'a', Status: 'passing' },
            { CheckID: 'b', Status: 'critical' },
          ],
        },
      ],
      'fail reported-failure consul',
    ],
    [
      [{ AggregatedStatus: 'maintenance', Service: {}, Checks: [] }],
      'fail reported-failure consul',
    ],
    [[], 'unknown no-components status-code'],
    // Vault and OpenBao
    [{ initialized: true, sealed: false }, 'pass reported-healthy vault'],
    [{ initialized: true, sealed: true }, 'fail reported-failure vault'],
    [{ initialized: false, sealed: true }, 'fail reported-failure vault'],
    // Kubernetes
    ['ok', 'pass reported-healthy text'],
    ['[+]ping ok\nlivez check passed', 'pass reported-healthy kubernetes'],
    [
      '[+]ping ok\r\n[-]etcd failed: reason withheld\r\nreadyz check failed',
      'fail reported-failure kubernetes',
    ],
    ['healthz check passed', 'pass reported-healthy kubernetes'],
    // others that are common
    [{ status: 'Partially Available' }, 'warn reported-degraded json'],
    [{ status: 'Unavailable' }, 'fail reported-failure json'],
    [{ status: 'Timeout during health check' }, 'fail reported-failure json'],
    [{ status: 'green' }, 'pass reported-healthy json'],
    [{ status: 'SERVING' }, 'pass reported-healthy json'],
    [{ health: 'true' }, 'pass reported-healthy json'],
    [{ healthy: false }, 'fail reported-failure json'],
    [{ database: 'ok', version: '9' }, 'pass reported-healthy json'],
    [{ status: { indicator: 'none' } }, 'pass reported-healthy json'],
    [{ success: true, data: { status: 'DOWN' } }, 'fail reported-failure json'],
    [{ deadlocks: { healthy: true } }, 'pass reported-healthy json'],
    [{ status: 503, title: 'Down' }, 'fail reported-failure json'],
    // text
    ['OK\n', 'pass reported-healthy text'],
    ['CRITICAL - disk full', 'fail reported-failure text'],
    ['WARN: queue', 'warn reported-degraded text'],
    ['false', 'fail reported-failure text'],
    ['welcome', 'pass status-code-success status-code'],
    ['', 'pass status-code-success status-code'],
    // what says nothing
    [{}, 'pass status-code-success status-code'],
    [{ version: '1' }, 'pass status-code-success status-code'],
    [{ status: 'purple' }, 'unknown unrecognised-status json'],
    [{ status: null }, 'unknown unrecognised-status json'],
    [{ status: ['UP'] }, 'unknown unrecognised-status json'],
    ['{"status":"UP"', 'unknown malformed-body status-code'],
    ['{"status":"DOWN","status":"UP"}', 'unknown ambiguous-body status-code'],
    [
      '{"status":"DOWN","st\\u0061tus":"UP"}',
      'unknown ambiguous-body status-code',
    ],
    ['{"Status":"DOWN","status":"UP"}', 'unknown ambiguous-body status-code'],
    [
      '{"__proto__":{"status":"UP"},"version":"1"}',
      'pass reported-healthy json',
    ],
  ])('%j is %s', (body, expected) => {
    expect(outcome(body)).toBe(expected);
  });

  it.each<[number, unknown, string]>([
    [204, '', 'pass status-code-success status-code'],
    [302, '', 'unknown redirected status-code'],
    [302, { status: 'pass' }, 'pass reported-healthy health-json'],
    [401, '', 'fail access-denied status-code'],
    [403, { status: 'UP' }, 'fail access-denied spring-boot'],
    [404, { status: 404 }, 'fail reported-failure json'],
    [404, '<html>', 'fail not-found status-code'],
    [429, 'warning', 'warn reported-degraded consul'],
    [429, { status: 'ok' }, 'fail status-code-failure json'],
    [429, { initialized: true, sealed: false }, 'warn reported-degraded vault'],
    [472, { initialized: true, sealed: false }, 'warn reported-degraded vault'],
    [503, { status: 'UP' }, 'fail status-code-failure spring-boot'],
    [503, { status: 'warn' }, 'fail status-code-failure health-json'],
    [503, { status: 'DOWN' }, 'fail reported-failure spring-boot'],
    [500, '{"status":', 'fail status-code-failure status-code'],
    [500, { status: 'UNKNOWN' }, 'fail status-code-failure spring-boot'],
    [0, 'ok', 'unknown status-code-invalid status-code'],
    [NaN, 'ok', 'unknown status-code-invalid status-code'],
    [1000, 'ok', 'unknown status-code-invalid status-code'],
    [101, '', 'unknown status-code-invalid status-code'],
  ])('%s with %j is %s', (statusCode, body, expected) => {
    expect(outcome(body, { statusCode })).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['text/plain', '{"status":"DOWN"}', 'fail reported-failure spring-boot'],
    ['text/html', '{"status":"DOWN"}', 'fail reported-failure spring-boot'],
    ['application/json', 'OK', 'pass reported-healthy text'],
    ['application/json', 'true', 'pass reported-healthy text'],
    ['application/json', '<p>', 'unknown malformed-body status-code'],
    ['application/json', 'oops', 'unknown malformed-body status-code'],
    ['text/html', 'Down the river', 'pass status-code-success status-code'],
    ['text/html', '<h1>DOWN</h1>', 'pass status-code-success status-code'],
    [healthJson, '{"status":"up"}', 'pass reported-healthy health-json'],
    [
      'APPLICATION/HEALTH+JSON; charset=utf-8',
      '{"status":"OK"}',
      'pass reported-healthy health-json',
    ],
    [
      'application/json',
      ')]}\',\n{"status":"UP"}',
      'pass reported-healthy spring-boot',
    ],
  ])('%s with %s is %s', (contentType, body, expected) => {
    expect(outcome(body, { contentType })).toBe(expected);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\uFEFF{"status":"DOWN"}', 'utf8')],
    ['UTF-16LE with a mark', Buffer.from('\uFEFF{"status":"DOWN"}', 'utf16le')],
    ['UTF-16LE', Buffer.from('{"status":"DOWN"}', 'utf16le')],
    [
      'UTF-16BE with a mark',
      Buffer.from('\uFEFF{"status":"DOWN"}', 'utf16le').swap16(),
    ],
    ['UTF-16BE', Buffer.from('{"status":"DOWN"}', 'utf16le').swap16()],
    ['blanks and zeros', Buffer.from(' \r\n{"status":"DOWN"}\n\0\0', 'utf8')],
    [
      'bytes that are no UTF-8',
      Buffer.from(
        '7b22737461747573223a22444f574e222c2261223a22ff fec0af227d'.replace(
          ' ',
          '',
        ),
        'hex',
      ),
    ],
  ])('reads %s', (_, body) => {
    expect(
      classifyAnswer({
        statusCode: 200,
        body: new Uint8Array(body),
        truncated: false,
      }).status,
    ).toBe('fail');
  });

  const names = (body: unknown) =>
    classifyAnswer(answer(body)).components.map(
      ({ name, status }) => `${name} ${status}`,
    );

  it.each<[string, unknown, string[]]>([
    [
      'ASP.NET Core, numbers',
      {
        Status: 1,
        TotalDuration: '00:00:00.0100000',
        Entries: {
          sql: { Status: 2, Duration: '00:00:00.0090000', Data: {}, Tags: [] },
          cache: { Status: 1, Data: {} },
          queue: { Status: 0, Data: {} },
        },
      },
      ['queue fail', 'cache warn', 'sql pass'],
    ],
    [
      'Spring Boot 3, nested',
      {
        status: 'UP',
        components: {
          broker: { components: { us1: { status: 'DOWN' } }, status: 'UP' },
          db: { status: 'UP', details: { database: 'ok', exists: true } },
        },
      },
      ['broker/us1 fail', 'broker pass', 'db pass'],
    ],
    [
      'Spring Boot 2.0',
      {
        status: 'UP',
        details: { db: { status: 'UP', details: { database: 'H2' } } },
      },
      ['db pass'],
    ],
    [
      'Spring Boot 1',
      { status: 'DOWN', diskSpace: { status: 'UP', free: 1 }, a: { b: 1 } },
      ['diskSpace pass'],
    ],
    [
      'health+json',
      {
        status: 'pass',
        checks: {
          'cpu:utilization': [
            { componentId: 'one', status: 'warn' },
            { componentId: 'two', status: 'pass' },
          ],
          uptime: [{ componentId: 'x', status: 'pass' }],
        },
      },
      ['cpu:utilization/one warn', 'cpu:utilization/two pass', 'uptime pass'],
    ],
    [
      'MicroProfile',
      {
        status: 'DOWN',
        checks: [{ name: 'a' }, { name: 'b', status: 'DOWN' }],
      },
      ['b fail'],
    ],
    [
      'Terminus, each indicator once',
      {
        status: 'error',
        info: { a: { status: 'up' } },
        error: { b: { status: 'down', message: 'secret' } },
        details: { a: { status: 'up' }, b: { status: 'down' } },
      },
      ['b fail', 'a pass'],
    ],
    [
      'failures of hellofresh/health-go, without their messages',
      { status: 'Unavailable', failures: { mongodb: 'password=1' } },
      ['mongodb fail'],
    ],
    [
      'Kubernetes',
      '[+]poststarthook/rbac/bootstrap-roles ok\n[+]etcd excluded: ok\n[-]log failed: reason withheld\n',
      ['log fail', 'poststarthook/rbac/bootstrap-roles pass', 'etcd pass'],
    ],
    [
      'plain states',
      { status: 'ok', checks: { db: 'ok', cache: false, note: 'hello' } },
      ['cache fail', 'db pass'],
    ],
  ])('names the components of %s', (_, body, expected) => {
    expect(names(body)).toEqual(expected);
  });

  it('keeps 50 components, the failing ones first, and says how many it left out', () => {
    const components = Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [
        `c${i}`,
        { status: i === 4999 ? 'DOWN' : 'UP' },
      ]),
    );
    const result = classifyAnswer(answer({ status: 'UP', components }));
    expect(result.components).toHaveLength(50);
    expect(result.components[0]).toEqual({ name: 'c4999', status: 'fail' });
    expect(result.omittedComponents).toBe(4950);
  });

  it('escapes names', () => {
    const components = { '\u202E<b>\n': { status: 'UP' } };
    expect(names({ status: 'UP', components })).toEqual(['\\u{202e}<b> pass']);
  });

  it.each<[string, string, boolean, string]>([
    ['{"status":"UP","a":"', 'JSON', true, 'body-too-large'],
    ['{"status":"UP"}', 'JSON that is whole by chance', true, 'body-too-large'],
    ['', 'nothing', true, 'body-too-large'],
    ['[+]ping ok', 'checks that pass', true, 'reported-unknown'],
    ['[-]ping failed', 'a check that fails', true, 'reported-failure'],
    [
      `{"status":"UP"}${' '.repeat(MAX_BODY_BYTES)}`,
      'more than the limit',
      false,
      'body-too-large',
    ],
  ])('%#: cut off after %s', (body, _, truncated, reason) => {
    expect(classifyAnswer(answer(body, { truncated })).reason).toBe(reason);
  });

  describe('of hostile answers', () => {
    const size = MAX_BODY_BYTES;
    const fill = (unit: string) =>
      unit.repeat(Math.floor(size / unit.length) - 1);
    it.each<[string, string]>([
      ['deep lists', '['.repeat(size / 2) + ']'.repeat(size / 2)],
      ['deep objects', `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`],
      [
        'deep components',
        `${'{"status":"UP","components":{"a":'.repeat(
          30,
        )}{"status":"UP"}${'}}'.repeat(30)}`,
      ],
      ['wide objects', `{${fill('"a":1,')}"b":1}`],
      ['many states', `{"checks":[${fill('{"name":"a","status":"UP"},')}1]}`],
      ['many texts', `{"x":{"status":"UP",${fill('"a":"ok",')}"b":"ok"}}`],
      ['blanks', fill(' ')],
      ['blanks between', `a${fill(' ')}`.concat('b')],
      ['blank lines', fill('\n')],
      ['kubernetes lines', fill(`[+]${' '.repeat(900)}x\n`)],
      ['quotes', `"${fill('\\"')}`],
      ['commas', fill(',')],
      ['brackets', fill('[')],
      ['one line', fill('a ')],
      ['numbers', `[${fill('1e308,')}1]`],
      ['escapes', `{"${fill('\\u0041')}":1}`],
      ['zeros', fill('\0')],
    ])('%s: in bounded time', (_, body) => {
      const start = performance.now();
      const result = classifyAnswer(answer(body));
      expect(performance.now() - start).toBeLessThan(2000);
      expect(healthReasons).toContain(result.reason);
      expect(result.components.length).toBeLessThanOrEqual(50);
    });

    it('never throws, and answers within its closed lists, whatever the bytes', () => {
      let seed = 20260301;
      const next = (limit: number) => {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        return Math.floor((seed / 2147483648) * limit);
      };
      const whole = [
        '{"status":"UP","components":{"db":{"status":"DOWN"},"x":[{"status":1}]}}',
        '[{"CheckID":"a","Status":"passing"}]',
        '[+]ping ok\n[-]x failed\nreadyz check failed',
      ].map(text => Buffer.from(text));
      for (let round = 0; round < 3000; round++) {
        const bytes = new Uint8Array(whole[round % whole.length]);
        for (let change = 0; change < 1 + next(6); change++) {
          bytes[next(bytes.length)] = next(256);
        }
        const result = classifyAnswer({
          statusCode: 100 + next(500),
          body: bytes.subarray(0, next(bytes.length + 1)),
          truncated: next(4) === 0,
        });
        expect(healthReasons).toContain(result.reason);
        expect(healthDialects).toContain(result.dialect);
      }
    });
  });
});
