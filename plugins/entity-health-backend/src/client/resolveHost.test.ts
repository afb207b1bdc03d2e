import { createSocket, type Socket } from 'node:dgram';
import { createResolveHost } from './resolveHost';

const NO_SUCH_NAME = 3;
const TYPE_A = 1;

/** A name server that knows one name, has never heard of another, and says nothing to the rest. */
function startNameServer(): Promise<{ socket: Socket; server: string }> {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    const name = query.toString('latin1', 12);
    const type = query.readUInt16BE(query.indexOf(0, 12) + 1);
    const known = name.includes('known');
    if (!known && !name.includes('localhost')) return;
    const answers = known && type === TYPE_A ? [[10, 0, 0, 1]] : [];
    const head = Buffer.from(query.subarray(0, query.indexOf(0, 12) + 5));
    head.writeUInt16BE(known ? 0x8180 : 0x8180 + NO_SUCH_NAME, 2);
    head.writeUInt16BE(answers.length, 6);
    head.writeUInt16BE(0, 10);
    const records = answers.map(octets =>
      Buffer.from([0xc0, 12, 0, TYPE_A, 0, 1, 0, 0, 0, 60, 0, 4, ...octets]),
    );
    socket.send(Buffer.concat([head, ...records]), port, address);
  });
  return new Promise(resolve => {
    socket.bind(0, '127.0.0.1', () =>
      resolve({ socket, server: `127.0.0.1:${socket.address().port}` }),
    );
  });
}

describe('resolveHost', () => {
  let socket: Socket;
  let resolve: ReturnType<typeof createResolveHost>;

  beforeAll(async () => {
    const started = await startNameServer();
    socket = started.socket;
    resolve = createResolveHost({ servers: [started.server] });
  });
  afterAll(() => socket.close());

  it('asks DNS, and the system for names that DNS does not know', async () => {
    const { signal } = new AbortController();
    expect(await resolve('known.example', signal)).toEqual(['10.0.0.1']);
    expect(await resolve('localhost', signal)).toContain('127.0.0.1');
  });

  it('does not wait for a name server that says nothing, and lets the others through', async () => {
    const signal = AbortSignal.timeout(1200);
    const silent = Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        resolve(`silent${index}.example`, signal),
      ),
    );
    const before = performance.now();
    await resolve('known.example', signal);
    await resolve('localhost', signal);
    expect(performance.now() - before).toBeLessThan(1000);
    expect((await silent).map(({ status }) => status)).toEqual(
      Array(50).fill('rejected'),
    );
  });
});
