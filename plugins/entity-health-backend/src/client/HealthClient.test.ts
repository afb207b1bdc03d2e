import { gzipSync, deflateSync, brotliCompressSync } from 'node:zlib';
import tls from 'node:tls';
import { AllowList } from '../allow';
import { certificateFor } from '../__testUtils__/certificateFor';
import {
  startEndpoint,
  startRaw,
  type TestEndpoint,
} from '../__testUtils__/startEndpoint';
import { HealthClient } from './HealthClient';

jest.setTimeout(30_000);

const clients: HealthClient[] = [];
const endpoints: TestEndpoint[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await Promise.all(endpoints.splice(0).map(endpoint => endpoint.close()));
});

const started = async (endpoint: Promise<TestEndpoint>) => {
  endpoints.push(await endpoint);
  return endpoint;
};
const serve = (...args: Parameters<typeof startEndpoint>) =>
  started(startEndpoint(...args));
const speak = (...args: Parameters<typeof startRaw>) =>
  started(startRaw(...args));

const here = async () => ['127.0.0.1'];

function clientWith(
  options: Partial<ConstructorParameters<typeof HealthClient>[0]> & {
    entries?: string[];
  } = {},
) {
  const { entries = ['127.0.0.1'], ...rest } = options;
  const client = new HealthClient({
    allow: AllowList.of(entries),
    timeout: 5000,
    resolve: here,
    ...rest,
  });
  clients.push(client);
  return client;
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const notAllowed = { kind: 'not-answered', reason: 'host-not-allowed' };
const unreachable = { kind: 'not-answered', reason: 'unreachable' };
const timedOut = { kind: 'not-answered', reason: 'timed-out' };
const unreadable = { body: new Uint8Array(), truncated: true };

async function answerOf(port: number, options: { path?: string } = {}) {
  const reply = await clientWith().check({
    url: `http://service.example:${port}${options.path ?? '/health'}`,
  });
  if (reply.kind !== 'answered') throw new Error(JSON.stringify(reply));
  return reply.answer;
}

describe('HealthClient', () => {
  it('asks an endpoint and returns what it answers', async () => {
    const endpoint = await serve((_, response) => {
      response.writeHead(503, {
        'content-type': 'application/health+json',
        'set-cookie': 'a=b',
      });
      response.end('{"status":"fail"}');
    });
    const client = clientWith();
    const url = `http://service.example:${endpoint.port}/health?deep=1`;
    const reply = await client.check({ url });
    expect(reply).toEqual({
      kind: 'answered',
      answer: {
        statusCode: 503,
        contentType: 'application/health+json',
        body: new Uint8Array(Buffer.from('{"status":"fail"}')),
        truncated: false,
      },
      latency: expect.any(Number),
    });
    await client.check({ url, method: 'HEAD' });
    expect(endpoint.requests.map(({ line }) => line)).toEqual([
      'GET /health?deep=1',
      'HEAD /health?deep=1',
    ]);
    expect(endpoint.requests[0].headers).toEqual({
      accept: expect.any(String),
      'accept-encoding': 'identity',
      connection: 'keep-alive',
      host: `service.example:${endpoint.port}`,
      'user-agent': 'backstage-entity-health',
    });
    expect(endpoint.connections).toBe(1);
  });

  it('sends a request again when the server has closed the kept connection', async () => {
    let answered = 0;
    const endpoint = await serve((request, response) => {
      answered += 1;
      if (answered === 2) request.socket.destroy();
      else response.end('ok');
    });
    const client = clientWith();
    const url = `http://service.example:${endpoint.port}/`;
    await client.check({ url });
    expect(await client.check({ url })).toMatchObject({ kind: 'answered' });
    expect(endpoint.connections).toBe(2);
  });

  describe('hosts', () => {
    it.each([
      'http://127.0.0.1',
      'http://2130706433',
      'http://0x7f.1',
      'http://0177.0.0.1',
      'http://127.1',
      'http://127.0.0.1.',
      'http://[::ffff:127.0.0.1]',
      'http://[::ffff:7f00:1]',
      'http://[::127.0.0.1]',
      'http://[64:ff9b::7f00:1]',
      'http://0.0.0.0',
      'http://0',
      'http://[::]',
      'http://[::1]',
      'http://localhost',
      'http://%6c%6fcalhost',
      'http://ⓛocalhost',
      'http://127。0。0。1',
    ])('does not ask %s unless its address is allowed', async origin => {
      const endpoint = await serve((_, response) => response.end('secret'));
      const client = clientWith({
        entries: ['0.0.0.0/0', '::/0', 'service.example', '10.0.0.0/8'],
      });
      expect(
        await client.check({ url: `${origin}:${endpoint.port}/` }),
      ).toEqual(notAllowed);
      expect(endpoint.connections).toBe(0);
    });

    it.each([
      [['127.0.0.1']],
      [['169.254.169.254']],
      [['93.184.216.34', '10.0.0.1']],
      [['::ffff:127.0.0.1']],
      [['fd00:ec2::254']],
      [['fe80::1%lo']],
    ])('does not ask a host that is named and has %j', async addresses => {
      const endpoint = await serve((_, response) => response.end('secret'));
      const client = clientWith({
        entries: ['service.example'],
        resolve: async () => addresses,
      });
      const url = `http://service.example:${endpoint.port}/`;
      expect(await client.check({ url })).toEqual(notAllowed);
      expect(endpoint.connections).toBe(0);
    });

    it('does not tell whether a host that is not allowed exists', async () => {
      const asked: string[] = [];
      const resolve = async (host: string) => {
        asked.push(host);
        throw new Error('ENOTFOUND');
      };
      const url = 'http://inner.example/';
      const named = clientWith({ entries: ['a.example'], resolve });
      expect(await named.check({ url })).toEqual(notAllowed);
      expect(asked).toEqual([]);
      const network = clientWith({ entries: ['10.0.0.0/8'], resolve });
      expect(await network.check({ url })).toEqual(notAllowed);
      const slow = clientWith({
        entries: ['10.0.0.0/8'],
        timeout: 50,
        resolve: (_, signal) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
          }),
      });
      expect(await slow.check({ url })).toEqual(notAllowed);
      const known = clientWith({ entries: ['inner.example'], resolve });
      expect(await known.check({ url })).toEqual(unreachable);
    });

    it('connects to the address that it checked, though the name has another one a moment later', async () => {
      const endpoint = await serve((_, response) => response.end('ok'));
      const { port } = endpoint;
      const inner = await serve((_, response) => response.end('secret'), {
        address: '127.0.0.2',
        port,
      });
      const answers = [['127.0.0.1'], ['127.0.0.2'], ['127.0.0.1']];
      const client = clientWith({
        resolve: async () => answers.shift() ?? ['127.0.0.2'],
      });
      const url = `http://service.example:${port}/`;
      expect(await client.check({ url })).toMatchObject({ kind: 'answered' });
      // the kept connection would still be there
      expect(await client.check({ url })).toEqual(notAllowed);
      expect(await client.check({ url })).toMatchObject({ kind: 'answered' });
      expect(inner.connections).toBe(0);
    });

    it('does not use a kept connection to an address that the name has no more', async () => {
      const endpoint = await serve((_, response) => response.end('old'));
      const { port } = endpoint;
      await serve((_, response) => response.end('new'), {
        address: '127.0.0.2',
        port,
      });
      const answers = [['127.0.0.1'], ['127.0.0.2']];
      const client = clientWith({
        entries: ['127.0.0.0/8'],
        resolve: async () => answers.shift()!,
      });
      const url = `http://service.example:${port}/`;
      await client.check({ url });
      const reply = await client.check({ url });
      expect(reply.kind === 'answered' && text(reply.answer.body)).toBe('new');
      expect(endpoint.requests).toHaveLength(1);
    });
  });

  describe('redirects', () => {
    const redirecting = (location: string, status = 302) =>
      serve((_, response) => {
        response.writeHead(status, { location });
        response.end();
      });

    it.each([
      'http://169.254.169.254/latest/meta-data/',
      'http://[fd00:ec2::254]/latest/',
      'http://2852039166/latest/',
      'http://0xa9fea9fe/',
      'http://[::ffff:169.254.169.254]/',
      '//169.254.169.254/',
      'https://169.254.169.254/',
      'http://10.0.0.1:9/',
      'http://localhost.evil.example/',
    ])('are not followed to %s', async location => {
      const { port } = await redirecting(location);
      const client = clientWith({
        resolve: async host =>
          host === 'service.example' ? ['127.0.0.1'] : ['10.0.0.1'],
      });
      const url = `http://service.example:${port}/`;
      expect(await client.check({ url })).toEqual(notAllowed);
    });

    it.each([
      'ftp://127.0.0.1/',
      'file:///etc/passwd',
      'http://user:password@service.example/',
      'http://[',
      'mailto:a@service.example',
    ])('to %s are the answer', async location => {
      const { port } = await redirecting(location);
      expect((await answerOf(port)).statusCode).toBe(302);
    });

    it('are followed three times, to allowed hosts, and the fourth is the answer', async () => {
      let left = 3;
      const endpoint = await serve((_, response) => {
        left -= 1;
        if (left >= 0) response.writeHead(307, { location: `/next${left}` });
        response.end(left >= 0 ? '' : 'ok');
      });
      expect(text((await answerOf(endpoint.port)).body)).toBe('ok');
      left = 4;
      expect((await answerOf(endpoint.port)).statusCode).toBe(307);
      expect(endpoint.requests).toHaveLength(8);
    });

    it('take a credential to the same origin only', async () => {
      const other = await serve((_, response) => response.end('ok'));
      const endpoint = await serve((request, response) => {
        const location =
          request.url === '/'
            ? '/same'
            : `http://service.example:${other.port}/other`;
        response.writeHead(302, { location });
        response.end();
      });
      await clientWith().check({
        url: `http://service.example:${endpoint.port}/`,
        credential: { header: 'authorization', value: 'Bearer secret' },
      });
      const sent = [...endpoint.requests, ...other.requests];
      expect(
        sent.map(({ line, headers }) => [line, headers.authorization]),
      ).toEqual([
        ['GET /', 'Bearer secret'],
        ['GET /same', 'Bearer secret'],
        ['GET /other', undefined],
      ]);
    });
  });

  describe('limits', () => {
    it.each<[string, Parameters<typeof startRaw>[0]]>([
      ['says nothing', () => {}],
      [
        'never ends its head',
        socket => socket.write('HTTP/1.1 200 OK\r\na: b'),
      ],
      [
        'never ends its body',
        socket =>
          socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nok'),
      ],
      [
        'sends a byte at a time',
        socket => {
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          const timer = setInterval(() => socket.write('x'), 20);
          socket.once('close', () => clearInterval(timer));
        },
      ],
      [
        'redirects for ever, slowly',
        socket => {
          setTimeout(
            () =>
              socket.end(
                'HTTP/1.1 302 Found\r\nlocation: /\r\ncontent-length: 0\r\nconnection: close\r\n\r\n',
              ),
            120,
          );
        },
      ],
    ])('an endpoint that %s is timed out', async (_, talk) => {
      const { port } = await speak(talk);
      const before = performance.now();
      const reply = await clientWith({ timeout: 300 }).check({
        url: `http://service.example:${port}/`,
      });
      expect(reply).toEqual(timedOut);
      expect(performance.now() - before).toBeLessThan(3000);
    });

    it.each<[string, string]>([
      ['is not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
      ['closes at once', ''],
      [
        'sends a flood of headers',
        `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(20_000)}\r\n`,
      ],
      [
        'sends a header without end',
        `HTTP/1.1 200 OK\r\na: ${'b'.repeat(100_000)}`,
      ],
      [
        'informs for ever',
        `${'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(
          50,
        )}HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok`,
      ],
      [
        'changes the protocol',
        'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
      ],
      [
        'has two lengths',
        'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nok',
      ],
      [
        'has a length and chunks',
        'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
      ],
    ])('an endpoint that %s is unreachable', async (_, bytes) => {
      const { port } = await speak(socket => socket.end(bytes));
      expect(
        await clientWith().check({
          url: `http://service.example:${port}/`,
        }),
      ).toEqual(unreachable);
    });

    it('reads no more than 256 kB, of an endless body too', async () => {
      let sent = 0;
      const { port } = await serve((_, response) => {
        const more = () => {
          sent += 65536;
          response.write('x'.repeat(65536), more);
        };
        more();
      });
      const { body, truncated } = await answerOf(port);
      expect(body).toHaveLength(256 * 1024);
      expect(truncated).toBe(true);
      expect(sent).toBeLessThan(64 * 1024 * 1024);
    });

    it('takes a body of exactly 256 kB as whole', async () => {
      const { port } = await serve((_, response) =>
        response.end('x'.repeat(256 * 1024)),
      );
      expect(await answerOf(port)).toMatchObject({ truncated: false });
    });

    it('knows a body that ended before its length as cut off, and ignores what follows it', async () => {
      const short = await speak(socket =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"status":'),
      );
      const cut = await answerOf(short.port);
      expect([text(cut.body), cut.truncated]).toEqual(['{"status":', true]);
      const long = await speak(socket =>
        socket.end(
          'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nokHTTP/1.1 500',
        ),
      );
      const whole = await answerOf(long.port);
      expect([text(whole.body), whole.truncated]).toEqual(['ok', false]);
    });

    it.each([
      ['gzip', gzipSync],
      ['deflate', deflateSync],
      ['br', brotliCompressSync],
    ])('decompresses %s, and of a bomb only 256 kB', async (encoding, pack) => {
      const bomb = pack(Buffer.alloc(16 * 1024 * 1024));
      const small = pack(Buffer.from('ok'));
      const { port } = await serve((request, response) => {
        response.writeHead(200, { 'content-encoding': encoding });
        response.end(request.url === '/bomb' ? bomb : small);
      });
      expect(text((await answerOf(port)).body)).toBe('ok');
      const { body, truncated } = await answerOf(port, { path: '/bomb' });
      expect([body.length, truncated]).toEqual([256 * 1024, true]);
    });

    it.each([
      ['gzip', 'not gzip'],
      ['gzip', gzipSync('ok'.repeat(999)).subarray(0, 12)],
      ['gzip, gzip', gzipSync(gzipSync('ok'))],
      ['unknown', 'ok'],
      ['constructor', 'ok'],
    ])('cannot read %s that is broken or nested', async (encoding, body) => {
      const { port } = await serve((_, response) => {
        response.writeHead(200, { 'content-encoding': encoding });
        response.end(body);
      });
      expect(await answerOf(port)).toMatchObject(unreadable);
    });

    it('says no more than unreachable of a port that is closed', async () => {
      const endpoint = await startEndpoint(() => {});
      await endpoint.close();
      expect(
        await clientWith().check({
          url: `http://service.example:${endpoint.port}/`,
        }),
      ).toEqual(unreachable);
    });

    it('can be ended early', async () => {
      const { port } = await speak(() => {});
      const stop = new AbortController();
      const reply = clientWith({ timeout: 60_000 }).check(
        { url: `http://service.example:${port}/` },
        { signal: stop.signal },
      );
      setTimeout(() => stop.abort(), 50);
      expect(await reply).toEqual(timedOut);
    });
  });

  describe('TLS', () => {
    const trusted = tls.getCACertificates('default');
    const good = certificateFor({
      issuer: 'Good CA',
      host: 'service.example',
      days: 20,
    });
    const expired = certificateFor({
      issuer: 'Old CA',
      host: 'service.example',
      days: -1,
    });
    const ofOther = certificateFor({
      issuer: 'Other CA',
      host: 'other.example',
      days: 20,
    });
    const untrusted = certificateFor({
      issuer: 'Unknown CA',
      host: 'service.example',
      days: 20,
    });

    beforeAll(() => {
      const ours = [good, expired, ofOther].map(({ cert }) => cert);
      tls.setDefaultCACertificates([...trusted, ...ours]);
    });
    afterAll(() => tls.setDefaultCACertificates(trusted));

    const check = async (certificate: typeof good) => {
      const endpoint = await serve((_, response) => response.end('ok'), {
        tls: certificate,
      });
      const client = clientWith();
      const url = `https://service.example:${endpoint.port}/`;
      return {
        endpoint,
        replies: [await client.check({ url }), await client.check({ url })],
      };
    };

    it('records issuer and end, on a kept connection too', async () => {
      const { replies, endpoint } = await check(good);
      for (const reply of replies) {
        expect(reply).toMatchObject({
          kind: 'answered',
          certificate: { issuer: 'Good CA' },
        });
        const left =
          reply.kind === 'answered' &&
          reply.certificate!.expiresAt - Date.now();
        expect(left).toBeGreaterThan(19 * 86_400_000);
        expect(left).toBeLessThan(21 * 86_400_000);
      }
      expect(endpoint.connections).toBe(1);
    });

    it.each([
      ['expired', expired],
      ['of another host', ofOther],
      ['of an unknown issuer', untrusted],
    ])('refuses a certificate that is %s', async (_, certificate) => {
      const { replies, endpoint } = await check(certificate);
      expect(replies[0]).toEqual({
        kind: 'not-answered',
        reason: 'certificate-invalid',
      });
      expect(endpoint.requests).toEqual([]);
    });

    it('does not follow from https to http', async () => {
      const plain = await serve((_, response) => response.end('ok'));
      const endpoint = await serve(
        (_, response) => {
          response.writeHead(302, {
            location: `http://service.example:${plain.port}/`,
          });
          response.end();
        },
        { tls: good },
      );
      const reply = await clientWith().check({
        url: `https://service.example:${endpoint.port}/`,
      });
      expect(reply).toMatchObject({ answer: { statusCode: 302 } });
      expect(plain.connections).toBe(0);
    });
  });
});
