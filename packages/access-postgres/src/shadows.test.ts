import { loadModule } from 'libpg-query';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  examineServer,
  grant,
  installReaper,
  list,
  reap,
  reaperIsAlive,
  revoke,
  sealedUse,
  Server,
  usage,
  verify,
} from '.';
import { namesIn, type Names } from './__testUtils__/namesIn';
import { describeEachPostgres } from './__testUtils__/describeEachPostgres';
import type { PostgresServer } from './testing/PostgresServer';
import { castSql, shadowSql } from './__testUtils__/shadowSql';

jest.setTimeout(180_000);

const resource = 'resource:default/shop-db';

describeEachPostgres('names that others have taken', start => {
  let postgres: PostgresServer;
  let server: Server;
  let names: Names;

  beforeAll(async () => {
    await loadModule();
    postgres = await start();
    server = new Server({ connection: postgres.connection });
    await postgres.query(`
      grant create on schema public to mallory;
      grant create on database shop to mallory;
    `);
    await walk(1);
    names = namesIn(postgres.statements());
  });
  afterAll(async () => postgres?.stop());

  /** Everything that the packages ever ask of a server. */
  async function walk(number: number): Promise<void> {
    const lease = `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`;
    const until = new Date(Date.now() + 1_500).toISOString();
    const asked = { lease, resource, role: 'developer', until };
    await installReaper(server);
    const { username, password } = await grant(server, asked);
    await postgres.query(
      `grant select on public.orders to ${username} with grant option`,
    );
    const session = await postgres.connect(username, password);
    await session.query(`
      set search_path = public;
      create table public.mine_${number} (id int);
      create view public.window_${number} as select * from public.orders;
      grant select on public.mine_${number} to public;
      grant select on public.orders to mallory;
      create function public.door_${number}() returns int language sql security definer as 'select 1';
    `);
    await session.end();
    await verify(server, asked);
    await list(server, resource);
    await usage(server, { lease });
    await sealedUse(server, 'mallory');
    await examineServer(server, ['readonly', 'developer']);
    await new Promise(resolve => setTimeout(resolve, 1_500));
    await reap(server);
    await reaperIsAlive(server);
    const first = await revoke(server, { lease });
    expect(first.obstacles).toEqual([
      expect.stringContaining('was granted by postgres'),
    ]);
    await postgres.query(`revoke all on public.orders from ${username}`);
    await expect(revoke(server, { lease })).resolves.toMatchObject({
      existed: true,
      obstacles: [],
    });
  }

  it('names the schema of every function, type and table', () => {
    const bare = (some: Iterable<string>) =>
      [...some].filter(name => !name.includes('.'));
    expect({
      functions: bare(names.functions.keys()),
      types: bare(names.types),
      relations: bare(names.relations),
    }).toEqual({ functions: [], types: [], relations: [] });
    expect(names.functions.size).toBeGreaterThan(20);
    expect(names.functionSettings.length).toBeGreaterThan(0);
    for (const settings of names.functionSettings) {
      expect(settings).toContain('search_path pg_catalog pg_temp');
    }
  });

  it('has walked through every statement of the packages', () => {
    const sent = postgres.statements().map(plain).join('\n');
    const missed = statementsInSource().filter(
      statement => !sent.includes(statement),
    );
    expect(missed).toEqual([]);
  });

  it('runs nothing that was made under a name of its statements', async () => {
    const mallory = await postgres.connect('mallory', 'mallory');
    await mallory.query('set search_path = pg_catalog');
    await mallory.query(shadowSql(names));
    await postgres.query(
      'alter database shop set search_path = public, pg_catalog',
    );
    for (const cast of castSql(names)) {
      await expect(mallory.query(cast)).rejects.toMatchObject({
        code: '42501',
      });
    }
    await mallory.end();
    const looted = async () => {
      const [{ taken }] = await postgres.query<{ taken: boolean }>(
        'select is_called as taken from public.loot',
      );
      return taken;
    };
    const seen = postgres.log().length;
    await walk(2);
    expect(
      postgres
        .log()
        .slice(seen)
        .match(/LOOTED .*/g),
    ).toBeNull();
    await expect(looted()).resolves.toBe(false);

    // The names do catch those who look them up there.
    const careless = await postgres.connect('guardrails_admin', 'admin');
    for (const caught of [
      `select starts_with(rolname, 'x'::text) from pg_catalog.pg_roles`,
      `select oid = 1 from pg_catalog.pg_roles`,
      `select rolname::text from pg_catalog.pg_roles`,
      `select rolname from pg_roles`,
    ]) {
      await careless.query(caught).catch(() => undefined);
    }
    await careless.end();
    for (const what of [
      'function starts_with',
      'operator =',
      'type',
      'relation',
    ]) {
      expect(postgres.log()).toContain(`LOOTED ${what}`);
    }
    await expect(looted()).resolves.toBe(true);
  });
});

/** How each statement in the code begins, as far as it is the same every time. */
function statementsInSource(): string[] {
  const files = readdirSync(__dirname).filter(
    name => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  return files.flatMap(file => {
    const source = readFileSync(join(__dirname, file), 'utf8');
    const beginnings = source.matchAll(
      /[`']((?:select|with|alter|create|grant|revoke|comment|reassign|drop|show|begin|set) [^`'$%]{6,})/g,
    );
    return [...beginnings].map(([, beginning]) => plain(beginning));
  });
}

function plain(statement: string): string {
  return statement.replace(/\s+/g, ' ').trim();
}
