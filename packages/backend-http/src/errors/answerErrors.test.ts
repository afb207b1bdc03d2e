import { InputError, NotAllowedError } from '@backstage/errors';
import express from 'express';
import { listen } from '../__testUtils__/listen';
import { TestError } from '../__testUtils__/TestError';
import { answerErrors } from './answerErrors';

const SECRET = 'a secret value';

function ofDatabase(code: string): Error {
  return Object.assign(
    new Error(`insert into notes values ('${SECRET}') - refused it`),
    { code, detail: SECRET },
  );
}

const thrown: Record<string, unknown> = {
  own: new TestError({
    code: 'body-too-large',
    message: 'Send less.',
    path: '/items',
    retryAfter: 7,
    cause: new Error(SECRET),
  }),
  input: new InputError('request.query.limit must be a number'),
  forbidden: new NotAllowedError('Not yours'),
  away: Object.assign(new Error(SECRET), { code: 'ECONNREFUSED' }),
  refused: ofDatabase('23505'),
  fault: new TypeError(SECRET),
  text: SECRET,
  nothing: null,
};

describe('answerErrors', () => {
  const logged: string[] = [];
  const codes: string[] = [];
  let server: Awaited<ReturnType<typeof listen>>;

  beforeAll(async () => {
    const app = express();
    app.all('/:name', (request, _response, next) => {
      // Express takes nothing and an empty text for no error.
      next(thrown[request.params.name] ?? Object.create(null));
    });
    app.use(
      answerErrors({
        logger: {
          error: (message, error) =>
            logged.push([message, error].filter(Boolean).join(': ')),
        },
        Failure: TestError,
        messages: {
          internal: 'It failed.',
          'store-refused': 'It was refused.',
          'store-unavailable': 'It is away.',
        },
        onRefused: code => codes.push(code),
      }),
    );
    server = await listen(app);
  });
  afterAll(() => server.close());
  beforeEach(() => {
    logged.length = 0;
    codes.length = 0;
  });

  it.each([
    ['own', 413, 'body-too-large', 'Send less.'],
    ['input', 400, 'bad-request', 'request.query.limit must be a number'],
    ['forbidden', 403, 'not-allowed', 'Not yours'],
    ['away', 503, 'store-unavailable', 'It is away.'],
    ['refused', 500, 'store-refused', 'It was refused.'],
    ['fault', 500, 'internal', 'It failed.'],
    ['text', 500, 'internal', 'It failed.'],
    ['nothing', 500, 'internal', 'It failed.'],
  ])('answers %s with %d and %s', async (name, status, code, message) => {
    const response = await fetch(`${server.url}/${name}`);
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(JSON.parse(text).error).toEqual({
      name: 'TestError',
      message,
      code,
      ...(name === 'own' && { path: '/items' }),
    });
    expect(text).not.toContain(SECRET);
    expect(codes).toEqual([code]);
    expect(logged).toHaveLength(status >= 500 ? 1 : 0);
  });

  it('says when to try again', async () => {
    const seconds = async (name: string) =>
      (await fetch(`${server.url}/${name}`)).headers.get('retry-after');
    await expect(seconds('own')).resolves.toBe('7');
    await expect(seconds('away')).resolves.toBe('5');
    await expect(seconds('fault')).resolves.toBeNull();
  });

  it('logs of a database what it refused, and no value', async () => {
    await fetch(`${server.url}/refused`);
    await fetch(`${server.url}/away`);
    expect(logged).toEqual([
      'A request failed; the database says 23505: refused it',
      'A request failed; the database is away: ECONNREFUSED',
    ]);
  });

  it('ends the connection where a body was not read', async () => {
    const response = await fetch(`${server.url}/input`, {
      method: 'POST',
      body: 'x'.repeat(1_000_000),
    });
    expect(response.headers.get('connection')).toBe('close');
  });
});
