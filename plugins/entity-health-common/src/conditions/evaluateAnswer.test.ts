import { answer } from '../__testUtils__/answer';
import { readAnswer } from '../dialects';
import { evaluateAnswer } from './evaluateAnswer';
import type { HealthExpectation } from './expectation';
import { parseJsonPath } from './jsonPath';

describe('parseJsonPath', () => {
  it.each([
    ['$', []],
    ['$.a.b', ['a', 'b']],
    ["$['a b'].c[10]", ['a b', 'c', 10]],
    ['$.__proto__', ['__proto__']],
  ])('%s', (path, steps) => {
    expect(parseJsonPath(path)).toEqual({ ok: true, steps });
  });

  it.each([
    ['', 0],
    ['a', 0],
    ['$..a', 1],
    ['$.a[*]', 3],
    ['$.a[-1]', 3],
    ['$.a[?(@.b)]', 3],
    ["$['a\\u0041']", 1],
    [`$${'.a'.repeat(11)}`, 21],
  ])('%s is refused at %d', (path, offset) => {
    expect(parseJsonPath(path)).toEqual({ ok: false, offset });
  });
});

describe('evaluateAnswer', () => {
  const evaluate = (
    expected: HealthExpectation,
    body: unknown,
    rest: { statusCode?: number; latency?: number } = {},
  ) => {
    const { statusCode = 200, latency } = rest;
    const { status, reason } = evaluateAnswer({
      answer: readAnswer(answer(body, { statusCode })),
      latency,
      expect: expected,
    });
    return `${status} ${reason}`;
  };

  it.each<[HealthExpectation, unknown, object, string]>([
    [{}, { status: 'DOWN' }, {}, 'fail reported-failure'],
    [{ status: [200] }, '', { statusCode: 204 }, 'fail condition-failed'],
    [{ status: ['2xx'] }, '', { statusCode: 204 }, 'pass status-code-success'],
    [{ status: [401] }, '', { statusCode: 401 }, 'pass status-code-success'],
    [
      { status: [503] },
      { status: 'DOWN' },
      { statusCode: 503 },
      'fail reported-failure',
    ],
    [
      { latency: { warnAbove: 100 } },
      'ok',
      { latency: 101 },
      'warn latency-high',
    ],
    [
      { latency: { warnAbove: 100 } },
      'ok',
      { latency: 100 },
      'pass reported-healthy',
    ],
    [
      { latency: { failAbove: 100 } },
      'ok',
      { latency: 101 },
      'fail latency-high',
    ],
    [
      { latency: { failAbove: 100 } },
      'Degraded',
      { latency: 101 },
      'fail latency-high',
    ],
    [
      { latency: { warnAbove: 100 } },
      'down',
      { latency: 101 },
      'fail reported-failure',
    ],
    [
      { json: [{ path: '$.a[0].b', equals: 1 }] },
      { a: [{ b: 1 }] },
      {},
      'pass reported-healthy',
    ],
    [
      { json: [{ path: '$.a', equals: 1 }] },
      { a: '1' },
      {},
      'fail condition-failed',
    ],
    [
      { json: [{ path: '$.a', equals: null }] },
      { a: null },
      {},
      'pass reported-healthy',
    ],
    [
      { json: [{ path: '$.a', equals: null }] },
      {},
      {},
      'fail condition-failed',
    ],
    [
      { json: [{ path: '$.a', oneOf: ['x', 'y'] }] },
      { a: 'y' },
      {},
      'pass reported-healthy',
    ],
    [
      { json: [{ path: '$.n', atLeast: 1, atMost: 3 }] },
      { n: 4 },
      {},
      'fail condition-failed',
    ],
    [
      { json: [{ path: '$.n', atLeast: 1 }] },
      { n: '4' },
      {},
      'fail condition-failed',
    ],
    [
      { json: [{ path: '$.a', equals: 1 }] },
      { a: 1, status: 'purple' },
      {},
      'pass reported-healthy',
    ],
    [
      { json: [{ path: '$.a', equals: 1 }] },
      { a: 1 },
      { statusCode: 500 },
      'fail status-code-failure',
    ],
    [
      { json: [{ path: '$.a', equals: 1 }] },
      'text',
      {},
      'fail condition-failed',
    ],
    [
      { json: [{ path: '$.a', equals: 1 }] },
      '{"a":1',
      {},
      'unknown malformed-body',
    ],
    [
      { json: [{ path: '$.toString.name', equals: 'toString' }] },
      {},
      {},
      'fail condition-failed',
    ],
    [
      { json: [{ path: '$.length', equals: 0 }] },
      [],
      {},
      'fail condition-failed',
    ],
  ])('%j of %j with %j is %s', (expected, body, rest, outcome) => {
    expect(evaluate(expected, body, rest)).toBe(outcome);
  });
});
