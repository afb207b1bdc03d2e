import { answer } from '../__testUtils__/answer';
import { readAnswer } from '../dialects';
import { checkContract } from './checkContract';

describe('checkContract', () => {
  const contentType = 'application/health+json';
  const unmet = (
    body: unknown,
    options: { statusCode?: number; contentType?: string } = {},
    endpoints = 1,
  ) =>
    checkContract({
      endpoints,
      answer: readAnswer(answer(body, { contentType, ...options })),
    })
      .findings.filter(({ met }) => !met)
      .map(({ requirement }) => requirement);

  it.each<[unknown, object, string[]]>([
    [{ status: 'pass' }, {}, []],
    [{ status: 'warn' }, { statusCode: 207 }, []],
    [{ status: 'fail' }, { statusCode: 503 }, []],
    [{ status: 'UP' }, { contentType: 'application/json' }, []],
    [
      { status: 'UP' },
      { contentType: 'application/vnd.spring-boot.actuator.v3+json' },
      [],
    ],
    [{ status: 'fail' }, {}, ['code-agrees']],
    [{ status: 'pass' }, { statusCode: 503 }, ['code-agrees']],
    [{ status: 'pass' }, { statusCode: 302 }, ['code-agrees']],
    [{ status: 'pass' }, { contentType: 'text/plain' }, ['json', 'status']],
    [{ version: '1' }, {}, ['status', 'code-agrees']],
    [{ status: 'purple' }, {}, ['status', 'code-agrees']],
    [{ status: 'unknown' }, {}, ['status', 'code-agrees']],
    ['OK', {}, ['json', 'status']],
    ['', {}, ['json', 'status', 'code-agrees']],
    ['{"status":', {}, ['json', 'status', 'code-agrees']],
    ['<html>', { contentType: 'text/html' }, ['json', 'status', 'code-agrees']],
  ])('%j with %j lacks %j', (body, options, expected) => {
    expect(unmet(body, options)).toEqual(expected);
  });

  it('asks for exactly one endpoint that answers', () => {
    expect(unmet({ status: 'pass' }, {}, 2)).toEqual(['one-endpoint']);
    const none = checkContract({ endpoints: 0 });
    expect(none.met).toBe(false);
    expect(none.findings.every(({ met }) => !met)).toBe(true);
  });
});
