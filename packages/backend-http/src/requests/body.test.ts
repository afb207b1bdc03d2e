import { gzipSync } from 'node:zlib';
import express from 'express';
import { listen } from '../__testUtils__/listen';
import { TestError } from '../__testUtils__/TestError';
import { answerErrors } from '../errors';
import { readJsonBody } from './readJsonBody';
import { refuseUnstorable } from './refuseUnstorable';

describe('the body of a request', () => {
  let server: Awaited<ReturnType<typeof listen>>;

  beforeAll(async () => {
    const app = express();
    app.use(readJsonBody({ maxSize: 1_000, Failure: TestError }));
    app.use(refuseUnstorable({ Failure: TestError, except: ['evidence'] }));
    app.post('/', (request, response) => {
      response.json(request.body);
    });
    app.use(
      answerErrors({
        logger: { error: () => {} },
        Failure: TestError,
        messages: {
          internal: 'It failed.',
          'store-refused': 'It was refused.',
          'store-unavailable': 'It is away.',
        },
      }),
    );
    server = await listen(app);
  });
  afterAll(() => server.close());

  const post = async (body: BodyInit, headers = {}, query = '') => {
    const response = await fetch(`${server.url}/${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const answer = await response.json();
    const { code, path } = answer.error ?? {};
    return [response.status, code, path].filter(Boolean);
  };

  it.each([
    ['an object', '{"a":[{"b":"text"}]}', 200],
    ['what is not stored', '{"evidence":"\\u0000"}', 200],
    ['no JSON', '{"a":', 400, 'bad-request'],
    ['a number alone', '1', 400, 'bad-request'],
    ['too much', `{"a":"${'x'.repeat(1_000)}"}`, 413, 'body-too-large'],
    ['the character 0', '{"a":"\\u0000"}', 422, 'bad-request', '/a'],
    ['half a character', '{"a":[{"b":"\\ud800"}]}', 422, 'bad-request', '/a'],
    ['the character 0 in a name', '{"\\u0000":1}', 422, 'bad-request'],
    ['one deeper', '{"a":{"\\u0000":1}}', 422, 'bad-request', '/a'],
  ])('%s', async (_, body, ...answer) => {
    await expect(post(body)).resolves.toEqual(answer);
  });

  it('is not inflated', async () => {
    const bomb = gzipSync(JSON.stringify({ a: 'x'.repeat(100_000) }));
    await expect(
      post(new Uint8Array(bomb), { 'content-encoding': 'gzip' }),
    ).resolves.toEqual([400, 'bad-request']);
  });

  it('is refused with the character 0 in the address', async () => {
    await expect(post('{}', {}, '?a=%00')).resolves.toEqual([
      400,
      'bad-request',
    ]);
  });
});
