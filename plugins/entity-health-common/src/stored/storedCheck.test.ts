import { answer } from '../__testUtils__/answer';
import { classifyAnswer } from '../dialects';
import { answeredCheck, unansweredCheck } from './storedCheck';

const day = 86_400_000;

describe('what is stored of a check', () => {
  const secret = 'hunter2';
  const result = classifyAnswer(
    answer({
      status: 'DOWN',
      output: secret,
      components: {
        db: {
          status: 'DOWN',
          details: { error: secret, url: `http://${secret}` },
        },
      },
      links: { self: `http://${secret}` },
    }),
  );

  it('is the status, its reason and the states of components, and nothing else of the answer', () => {
    const input = {
      at: 5,
      result: { ...result, body: secret },
      statusCode: 503,
      latency: 12.4,
      headers: { location: secret },
      certificate: {
        issuer: 'R11\u202E',
        expiresAt: 90 * day,
        subject: secret,
      },
    };
    const stored = answeredCheck(input);
    expect(stored).toEqual({
      kind: 'answered',
      at: 5,
      status: 'fail',
      reason: 'reported-failure',
      dialect: 'spring-boot',
      components: [{ name: 'db', status: 'fail' }],
      omittedComponents: 0,
      codeClass: '5xx',
      latency: 12,
      certificate: { issuer: 'R11\\u{202e}', expiresAt: 90 * day },
    });
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it.each([
    [22, 'pass', 'reported-healthy'],
    [21, 'warn', 'certificate-expires-soon'],
    [-1, 'warn', 'certificate-expires-soon'],
  ])('warns of a certificate that ends in %d days', (days, status, reason) => {
    const stored = answeredCheck({
      at: 0,
      result: classifyAnswer(answer('ok')),
      statusCode: 200,
      latency: 1,
      certificate: { issuer: 'CA', expiresAt: days * day },
    });
    expect(stored).toMatchObject({ status, reason });
  });

  it('is only the reason where there was no answer', () => {
    const input = {
      at: 5,
      reason: 'host-not-allowed',
      address: secret,
    } as const;
    expect(unansweredCheck(input)).toEqual({
      kind: 'not-answered',
      at: 5,
      status: 'unknown',
      reason: 'host-not-allowed',
    });
    expect(unansweredCheck({ at: 5, reason: 'timed-out' }).status).toBe('fail');
  });
});
