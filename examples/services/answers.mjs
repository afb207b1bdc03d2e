import { setTimeout as sleep } from 'node:timers/promises';

const json = (body, code = 200, type = 'application/json') => ({
  code,
  type,
  body: JSON.stringify(body),
});
const text = (body, code = 200) => ({ code, type: 'text/plain', body });
const codeOf = status => (status === 'fail' ? 503 : 200);

/** The answer of a health endpoint in each dialect, for a service with a part that is as healthy as the whole. */
const dialects = {
  'health-json': ({ name, status }) =>
    json(
      {
        status,
        serviceId: name,
        checks: {
          'database:connections': [{ status }],
          uptime: [{ status: 'pass' }],
        },
      },
      codeOf(status),
      'application/health+json',
    ),
  'spring-boot': ({ status }) => {
    // Spring Boot has no word for degraded: the whole is UP, a part is not
    const part = { pass: 'UP', warn: 'OUT_OF_SERVICE', fail: 'DOWN' }[status];
    return json(
      {
        status: status === 'fail' ? 'DOWN' : 'UP',
        components: { db: { status: part }, diskSpace: { status: 'UP' } },
      },
      codeOf(status),
      'application/vnd.spring-boot.actuator.v3+json',
    );
  },
  microprofile: ({ name, status }) =>
    json(
      {
        status: status === 'fail' ? 'DOWN' : 'UP',
        checks: [
          { name: `${name}-ready`, status: status === 'fail' ? 'DOWN' : 'UP' },
          { name: 'queue', status: status === 'pass' ? 'UP' : 'DOWN' },
        ],
      },
      codeOf(status),
    ),
  'aspnet-core': ({ status }) => {
    const word = { pass: 'Healthy', warn: 'Degraded', fail: 'Unhealthy' }[
      status
    ];
    return json(
      {
        status: word,
        totalDuration: '00:00:00.0124',
        entries: {
          npgsql: { status: word, duration: '00:00:00.0098' },
          self: { status: 'Healthy', duration: '00:00:00.0001' },
        },
      },
      codeOf(status),
    );
  },
  terminus: ({ status }) => {
    const up = { database: { status: 'up' } };
    const down = { model: { status: status === 'pass' ? 'up' : 'down' } };
    return json(
      {
        status: status === 'fail' ? 'error' : 'ok',
        info: status === 'pass' ? { ...up, ...down } : up,
        error: status === 'pass' ? {} : down,
        details: { ...up, ...down },
      },
      codeOf(status),
    );
  },
  kubernetes: ({ status }) =>
    text(
      [
        '[+]ping ok',
        status === 'fail'
          ? '[-]informer-sync failed: reason withheld'
          : '[+]informer-sync ok',
        `healthz check ${status === 'fail' ? 'failed' : 'passed'}`,
      ].join('\n'),
      status === 'fail' ? 500 : 200,
    ),
  text: ({ status }) =>
    status === 'fail' ? text('unavailable', 503) : text('OK'),
  slow: async ({ name }) => {
    await sleep(900 + 900 * Math.random());
    return json(
      { status: 'pass', serviceId: name },
      200,
      'application/health+json',
    );
  },
};

/** Status code, content type and body of a service's health endpoint. */
export function answerOf({ name, dialect, status }) {
  return dialects[dialect]({ name, status });
}
