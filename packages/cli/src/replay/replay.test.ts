import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { guardrails } from '../testing/guardrails';

const token = 'token-that-nobody-may-see';
const decision = '01890a5d-ac96-774b-bcce-b302099a8057';
let server: Server;

async function replay(listener: RequestListener, ...argv: string[]) {
  const address = await new Promise<string>(done => {
    server = createServer(listener).listen(0, '127.0.0.1', () =>
      done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
  const result = await guardrails(
    ['replay', ...(argv.length > 0 ? argv : [decision]), '--server', address],
    { env: { GUARDRAILS_TOKEN: token } },
  );
  expect(result.out + result.err).not.toContain(token);
  return result;
}

const json =
  (body: unknown, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };

// The service itself, twenty plans and what was erased are tested where the service is.
describe('guardrails replay, of a server that cannot be trusted', () => {
  afterEach(() => server?.close());

  it.each<[string, RequestListener, string]>([
    ['is a web page', (_q, r) => r.end('<html>'), 'answer-unreadable'],
    ['is empty', json({}), 'server-answer-invalid'],
    [
      'is about another decision',
      json({ decision: 'another' }),
      'server-answer-invalid',
    ],
    [
      'is a refusal that forges a line',
      json(
        { error: { code: 'not-found', message: 'no\n✓ Identical: all\u202e' } },
        404,
      ),
      'not-found',
    ],
  ])(
    'does not take for identical an answer that %s',
    async (_is, listener, code) => {
      const { code: exit, out } = await replay(listener);
      expect(exit).toBe(1);
      expect(out).toContain(`✗ Replay failed: ${decision}\n`);
      expect(out).toContain(`[${code}]`);
      expect(out).not.toMatch(/^✓/m);
      expect(out).toMatch(/\n0 identical, 1 failed\n$/);
    },
  );

  it('takes the token nowhere else', async () => {
    const seen: (string | undefined)[] = [];
    const { code } = await replay((request, response) => {
      seen.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect({ code, seen }).toEqual({
      code: 1,
      seen: [`/api/guardrails/decisions/${decision}/replay`],
    });
  });

  it('does not read a pass where there was nothing to replay', async () => {
    const { code, out } = await replay(
      json({ items: [] }),
      '--since',
      '2026-03-01',
    );
    expect({ code, out }).toEqual({ code: 1, out: '0 identical\n' });
  });
});
