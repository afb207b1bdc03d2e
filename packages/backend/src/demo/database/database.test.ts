import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import type { AccessPreparation } from '@backstage-guardrails/plugin-guardrails-node';
import type { JsonObject } from '@backstage/types';
import { Client } from 'pg';
import { DatabaseProcess } from './DatabaseProcess';
import { DemoDatabase } from './DemoDatabase';
import { readDatabase, refusalOfDatabase } from './readDatabase';

const resource = 'resource:default/orders-database';
const program = resolve(__dirname, '../../../../../examples/database/main.mjs');
const offer = {
  resource,
  environment: 'production',
  roles: [{ name: 'orders_readers', description: 'Reads every order' }],
};
const asked = {
  lease: '0198f3c2-7b1e-7c3a-9f00-00000000fade',
  resource,
  role: 'orders_readers',
  person: 'user:default/developer-payments',
  until: new Date(Date.now() + 600_000).toISOString(),
};

/** A machine without PostgreSQL 15, or with no user but root, has no such server. */
const there =
  spawnSync(process.execPath, [program, tmpdir(), '--no-fetch', '--check'])
    .status === 0;

let folder: string;
let servers: DatabaseProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guardrails-demo-'));
  servers = [];
});
afterEach(async () => {
  await Promise.all(servers.map(server => server.stop()));
  const settings = join(folder, 'settings.json');
  if (existsSync(settings)) {
    const { place } = JSON.parse(readFileSync(settings, 'utf8'));
    rmSync(place, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
});

function demoOf(options: { program: string; patience?: number }): DemoDatabase {
  const server = new DatabaseProcess({ ...options, folder, fetch: false });
  servers.push(server);
  return new DemoDatabase({
    offer,
    server,
    logger: mockServices.logger.mock(),
  });
}

/** Asks as the page of a lease does, until it is no longer said to be starting. */
async function prepared(demo: DemoDatabase): Promise<AccessPreparation> {
  for (;;) {
    const preparation = await demo.prepare();
    if (preparation.state !== 'starting') return preparation;
    await new Promise(done => setTimeout(done, 50));
  }
}

(there ? describe : describe.skip)('the database of the demo', () => {
  it('is started by the first lease, which works until its end, and goes on after a restart', async () => {
    const demo = demoOf({ program });
    expect(await demo.offers()).toEqual([offer]);
    expect(await demo.list(resource)).toEqual([]);
    expect(await demo.verify(asked)).toBeUndefined();
    expect(await demo.revoke(asked)).toMatchObject({ existed: false });
    expect(existsSync(join(folder, 'settings.json'))).toBe(false);
    expect(await demo.prepare()).toMatchObject({ state: 'starting' });
    expect(await prepared(demo)).toEqual({ state: 'ready' });

    const { username, password, connection } = await demo.grant(asked);
    expect(connection.command).toBe(
      `psql "host=127.0.0.1 port=${connection.port} dbname=shop user=${username}"`,
    );
    const connect = async () => {
      const client = new Client({
        host: connection.host,
        port: Number(connection.port),
        database: connection.database,
        user: username,
        password,
      });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    };
    const session = await connect();
    const { rows } = await session.query('select count(*)::int from orders');
    expect(rows).toEqual([{ count: 500 }]);
    await expect(session.query('delete from orders')).rejects.toThrow(
      'permission denied',
    );
    await session.end();
    await servers[0].stop();

    const restarted = demoOf({ program });
    expect(await restarted.verify(asked)).toMatchObject({ deviations: [] });
    const again = await connect();
    expect(await restarted.revoke(asked)).toMatchObject({
      existed: true,
      obstacles: [],
    });
    await expect(again.query('select 1')).rejects.toThrow();
    await expect(connect()).rejects.toThrow('password authentication failed');
  }, 120_000);
});

describe('the server of the demo', () => {
  it('tells once why it did not start, and tries again when it is asked again', async () => {
    const failing = join(folder, 'failing.mjs');
    writeFileSync(
      failing,
      `if (process.argv.includes('--check')) process.exit();
       process.send({ state: 'failed', text: 'No connection.' }, () => process.exit(1));`,
    );
    const demo = demoOf({ program: failing });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(await prepared(demo)).toEqual({
        state: 'unavailable',
        text: 'No connection.',
      });
      expect(await demo.prepare()).toMatchObject({ state: 'starting' });
    }
  });

  it('is not waited for without limit by a round over all leases', async () => {
    const hanging = join(folder, 'hanging.mjs');
    writeFileSync(
      hanging,
      `if (process.argv.includes('--check')) process.exit();
       process.on('disconnect', () => process.exit());
       process.send({ state: 'starting', text: 'Downloading.' });`,
    );
    writeFileSync(
      join(folder, 'settings.json'),
      JSON.stringify({ place: folder }),
    );
    const demo = demoOf({ program: hanging, patience: 300 });
    for (const ask of [() => demo.revoke(asked), () => demo.list(resource)]) {
      await expect(ask()).rejects.toThrow('is starting');
    }
    // a person goes on to see how far it is
    expect(await demo.prepare()).toMatchObject({ state: 'starting' });
  });

  it('is tried once by a round over all leases where it does not start, and again by a person', async () => {
    const starts = join(folder, 'starts');
    const failing = join(folder, 'failing.mjs');
    writeFileSync(
      failing,
      `import { appendFileSync } from 'node:fs';
       if (process.argv.includes('--check')) process.exit();
       appendFileSync(${JSON.stringify(starts)}, 'x');
       process.send({ state: 'failed', text: 'No connection.' }, () => process.exit(1));`,
    );
    writeFileSync(
      join(folder, 'settings.json'),
      JSON.stringify({ place: folder }),
    );
    const demo = demoOf({ program: failing });
    await expect(demo.revoke(asked)).rejects.toThrow('No connection.');
    await expect(demo.usage(asked)).rejects.toThrow('in a minute');
    expect(readFileSync(starts, 'utf8')).toBe('x');
    await prepared(demo); // tells what it was
    await prepared(demo);
    expect(readFileSync(starts, 'utf8')).toBe('xx');
  });

  it('says before anything is requested what a machine lacks', async () => {
    const lacking = join(folder, 'lacking.mjs');
    writeFileSync(
      lacking,
      `process.send({ state: 'unavailable', text: 'Not as root.' }, () => process.exit());`,
    );
    const demo = demoOf({ program: lacking });
    expect(await demo.offers()).toMatchObject([
      { resource, unavailable: 'Not as root.' },
    ]);
    expect(await demo.prepare()).toEqual({
      state: 'unavailable',
      text: 'Not as root.',
    });
    expect(servers[0].state).toEqual({ state: 'stopped' });
  });
});

describe('its configuration', () => {
  const config = (data: JsonObject) => mockServices.rootConfig({ data });
  const demo = {
    guardrails: { dataDirectory: '/data' },
    backend: {
      database: {
        client: 'better-sqlite3',
        connection: { directory: '/data/db' },
      },
    },
    demo: {
      database: { program: '/repository/main.mjs', ...offer },
    },
  };

  it('is there in the demo alone', () => {
    expect(readDatabase(config(demo))).toEqual({
      offer,
      server: {
        program: '/repository/main.mjs',
        folder: '/data/demo/database',
        fetch: true,
      },
    });
    expect(readDatabase(config({}))).toBeUndefined();
    // what --no-fetch sets
    const fetchAlone = { demo: { database: { fetch: false } } };
    expect(readDatabase(config(fetchAlone))).toBeUndefined();
  });

  it.each([
    ['of the demo', {}, 'none'],
    [
      'with leases of its own',
      { access: { postgres: [] } },
      'guardrails.access.postgres is configured',
    ],
    ['with a ledger', { ledger: {} }, 'guardrails.ledger is configured'],
  ])('a portal %s has it or not', (_, guardrails, refusal) => {
    const data = { ...demo, guardrails: { ...demo.guardrails, ...guardrails } };
    expect(refusalOfDatabase(config(data)) ?? 'none').toBe(refusal);
  });
});
