import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answersUrl } from './answersUrl';

const servers: Server[] = [];

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** A probe on this machine, and whom it was asked by. */
async function probe(listener: RequestListener) {
  const asked: { host?: string; url?: string; agent?: string }[] = [];
  const server = createServer((request, response) => {
    const { host, 'user-agent': agent } = request.headers;
    asked.push({ host, url: request.url, agent });
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return { asked, origin: `http://probe.example.com:${port}` };
}

const here = async () => ['127.0.0.1'];

const ask = (
  origin: string,
  options: Partial<Parameters<typeof answersUrl>[1]> = {},
) =>
  answersUrl(`${origin}/health?of=a`, {
    timeout: 500,
    trusted: [origin],
    resolve: here,
    ...options,
  });

describe('answersUrl', () => {
  it.each([
    [200, true],
    [204, true],
    [302, false],
    [401, false],
    [503, false],
  ])('an answer of %d holds: %s', async (status, holds) => {
    const { origin, asked } = await probe((_, response) => {
      response.writeHead(status, { location: 'http://127.0.0.1:1/' });
      response.end('a secret');
    });
    expect(await ask(origin)).toEqual({
      holds,
      detail: `It answered ${status}.`,
    });
    expect(asked).toEqual([
      {
        host: origin.slice('http://'.length),
        url: '/health?of=a',
        agent: 'guardrails',
      },
    ]);
  });

  it('does not wait for what does not answer, and reads no endless body', async () => {
    const silent = await probe(() => {});
    expect(await ask(silent.origin)).toEqual({
      holds: false,
      detail: 'It did not answer in time.',
    });
    const endless = await probe((_, response) => {
      const more = () => response.write('x'.repeat(65536), more);
      more();
    });
    expect(await ask(endless.origin)).toMatchObject({ holds: true });
    expect(
      await ask(silent.origin, { resolve: () => new Promise(() => {}) }),
    ).toEqual({ holds: false, detail: 'It did not answer in time.' });
  });

  it('says no more than that of what went wrong inside', async () => {
    const { origin } = await probe((request, response) => {
      request.socket.destroy();
      response.destroy();
    });
    const failed = { holds: false, detail: 'It did not answer.' };
    expect(await ask(origin)).toEqual(failed);
    const gone = () => Promise.reject(new Error('ENOTFOUND inner.example'));
    expect(await ask(origin, { resolve: gone })).toEqual(failed);
    expect(await ask(origin, { resolve: async () => [] })).toMatchObject({
      holds: false,
    });
  });

  it('asks nothing in clear, and no address that is not public, whoever it is named by', async () => {
    const { origin, asked } = await probe((_, response) => response.end());
    expect(await ask(origin, { trusted: [] })).toMatchObject({ holds: false });
    const secure = origin.replace('http:', 'https:');
    for (const addresses of [
      ['127.0.0.1'],
      ['93.184.216.34', '10.0.0.1'],
      ['::ffff:127.0.0.1'],
      ['fd00::1'],
      ['169.254.169.254'],
    ]) {
      const resolve = async () => addresses;
      expect(await ask(secure, { trusted: [origin], resolve })).toEqual({
        holds: false,
        detail: 'The name has an address that is not public.',
      });
    }
    expect(
      await answersUrl('https://[::1]:1/', { timeout: 500, trusted: [] }),
    ).toMatchObject({ detail: 'The name has an address that is not public.' });
    expect(asked).toEqual([]);
  });
});
