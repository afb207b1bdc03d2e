import {
  hasPostgres,
  PostgresServer,
} from '@backstage-guardrails/access-postgres/testUtils';
import {
  grant,
  reaperIsAlive,
  Server,
} from '@backstage-guardrails/access-postgres';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processHost } from '../host';
import { type Command, parseArguments } from '../arguments';
import { reap } from './reap';

jest.setTimeout(120_000);

describe('reap', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-reap-'));
  const config = join(folder, 'reaper.json');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function guardrails(argv: string[], env: Record<string, string> = {}) {
    let out = '';
    let err = '';
    const command = parseArguments(argv) as Extract<Command, { name: 'reap' }>;
    const code = await reap(command, {
      ...processHost({ directory: folder, version: '0.1.0' }),
      env,
      out: text => {
        out += text;
      },
      err: text => {
        err += text;
      },
    });
    return { code, out, err };
  }

  it.each([
    [['reap'], 'reap needs run, install or sql'],
    [['reap', 'run'], 'reap run needs --config'],
    [
      ['reap', 'run', '--config', 'x', '--every', '0'],
      '--every is an option of',
    ],
    [
      ['reap', 'install', '--config', 'x', '--every', '5'],
      '--every is an option of',
    ],
    [['reap', 'sql', '--config', 'x'], 'reap sql takes no options'],
  ])('refuses %j', async (argv, message) => {
    await expect(guardrails(argv)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(message),
    });
  });

  it.each([
    ['{', 'is not JSON'],
    ['[]', 'must be'],
    ['[{"name":"shop","connection":"postgresql://a:b@c/d"}]', 'must be'],
    ['[{"name":"shop","connectionFrom":"NOT_THERE"}]', 'which is not set'],
  ])('refuses the configuration %s', async (text, message) => {
    writeFileSync(config, text);
    await expect(
      guardrails(['reap', 'run', '--config', config]),
    ).rejects.toMatchObject({
      code: 'reaper-config-invalid',
      message: expect.stringContaining(message),
    });
  });

  (hasPostgres ? describe : describe.skip)('beside databases', () => {
    it('ends what is over, and goes on where one database is down', async () => {
      const postgres = await PostgresServer.start();
      try {
        writeFileSync(
          config,
          JSON.stringify([
            { name: 'gone', connectionFrom: 'GONE' },
            { name: 'shop', connectionFrom: 'SHOP' },
          ]),
        );
        const env = {
          GONE: 'postgresql://a:b@127.0.0.1:1/d',
          SHOP: postgres.connection,
        };
        const visit = (verb: string) =>
          guardrails(['reap', verb, '--config', config], env);
        const { out: sql } = await guardrails(['reap', 'sql']);
        expect(sql).toContain(
          'create or replace function guardrails_reaper.reap',
        );
        const installed = await visit('install');
        expect(installed).toEqual({
          code: 1,
          out: 'shop: reaper installed\n',
          err: expect.stringMatching(/^✗ gone: /),
        });
        const server = new Server({ connection: postgres.connection });
        await grant(server, {
          lease: '01990000-0000-7000-8000-000000000001',
          resource: 'resource:default/shop-db',
          role: 'readonly',
          until: new Date(Date.now() - 1000).toISOString(),
        });
        expect((await visit('run')).out).toBe('shop: ended 1\n');
        expect((await visit('run')).out).toBe('');
        await expect(reaperIsAlive(server)).resolves.toBe(true);
      } finally {
        await postgres.stop();
      }
    });
  });
});
