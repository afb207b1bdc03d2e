import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardrails } from '../testing/guardrails';
import { goodPlan } from '../testing/plans';

const token = 'token-that-nobody-may-see';
const plan = join(mkdtempSync(join(tmpdir(), 'guardrails-server-')), 'p.json');
writeFileSync(plan, JSON.stringify(goodPlan));

let server: Server;
const start = (listener: RequestListener) =>
  new Promise<string>(done => {
    server = createServer(listener).listen(0, '127.0.0.1', () =>
      done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });

async function check(address: string) {
  const result = await guardrails(
    ['check', plan, '--server', address, '--output', 'json'],
    { env: { GUARDRAILS_TOKEN: token } },
  );
  expect(result.out + result.err).not.toContain(token);
  return { code: result.code, ...JSON.parse(result.out) };
}

describe('guardrails check --server', () => {
  afterEach(() => server?.close());

  it('hands over exact bytes with the token, and passes the refusal on', async () => {
    const seen: unknown[] = [];
    const address = await start((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', chunk => chunks.push(chunk));
      request.on('end', () => {
        seen.push([
          request.method,
          request.url,
          request.headers.authorization,
          Buffer.concat(chunks).toString(),
        ]);
        response.statusCode = 403;
        response.setHeader('content-type', 'application/json');
        response.end(
          '{"error":{"code":"target-not-owned","message":"The target belongs to another team"}}',
        );
      });
    });
    expect(await check(address)).toEqual({
      code: 1,
      decisions: [],
      errors: [
        {
          file: plan,
          code: 'target-not-owned',
          message: 'The target belongs to another team',
        },
      ],
    });
    expect(seen).toEqual([
      [
        'PUT',
        '/api/guardrails/evidence',
        `Bearer ${token}`,
        JSON.stringify(goodPlan),
      ],
    ]);
  });

  it.each([301, 302, 303, 307, 308])(
    'sends the evidence nowhere else when it is answered %s',
    async status => {
      const seen: (string | undefined)[] = [];
      const address = await start((request, response) => {
        seen.push(request.url);
        request.resume().on('end', () => {
          response.writeHead(status, { location: '/elsewhere' }).end();
        });
      });
      expect(await check(address)).toMatchObject({
        code: 1,
        decisions: [],
        errors: [{ code: 'server-unreachable' }],
      });
      expect(seen).toEqual(['/api/guardrails/evidence']);
    },
  );

  it.each([
    ['a page of a proxy', '<html>allow</html>'],
    ['an object of another kind', '{"outcome":"allow"}'],
    ['an empty list', '[]'],
    ['nothing', ''],
  ])('never takes %s for a pass', async (_, body) => {
    const address = await start((request, response) => {
      request.resume().on('end', () => response.end(body));
    });
    const { code, decisions, errors } = await check(address);
    expect({ code, decisions }).toEqual({ code: 1, decisions: [] });
    expect(errors).toHaveLength(1);
  });

  it('says that nobody answered', async () => {
    const address = await start((request, response) => {
      request.resume();
      response.destroy();
    });
    expect(await check(address)).toMatchObject({
      code: 1,
      errors: [{ code: 'server-unreachable' }],
    });
  });
});
