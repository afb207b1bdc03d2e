import {
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
import { hasPostgres, PostgresServer } from './testing/PostgresServer';

jest.setTimeout(120_000);

const resource = 'resource:default/shop-db';
let next = 1;
const newLease = () =>
  `01990000-0000-7000-8000-${String(next++).padStart(12, '0')}`;
const soon = (seconds = 600) =>
  new Date(Date.now() + seconds * 1000).toISOString();

(hasPostgres ? describe : describe.skip)('access to PostgreSQL', () => {
  let postgres: PostgresServer;
  let server: Server;

  beforeAll(async () => {
    postgres = await PostgresServer.start();
    server = new Server({ connection: postgres.connection });
  });
  afterAll(async () => postgres?.stop());

  async function lend(role: string, until = soon()) {
    const lease = newLease();
    const asked = { lease, resource, role, until };
    const { username, password } = await grant(server, asked);
    const enter = (database?: string) =>
      postgres.connect(username, password, database);
    return { lease, asked, username, password, enter };
  }
  const roles = () =>
    postgres.query(
      `select rolname from pg_roles where rolname like 'guardrails_lease_%'`,
    );

  it('lends exactly the role, for the time, and leaves nothing', async () => {
    const { lease, asked, username, password, enter } = await lend('readonly');
    expect(username).toBe(`guardrails_lease_${lease.replaceAll('-', '')}`);
    const session = await enter();
    const { rows } = await session.query('select state from orders');
    expect(rows).toEqual([{ state: 'stuck' }]);
    for (const attempt of [
      `update orders set state = 'gone'`,
      'create table mine (id int)',
      'create schema mine',
      'create role friend login',
      'create database mine',
      'set role developer',
      'set role guardrails_admin',
      'set session authorization postgres',
      `alter role ${username} valid until 'infinity'`,
      `alter role ${username} superuser`,
      `grant readonly to ${username} with admin option`,
      `copy orders to program 'id'`,
      `select pg_read_file('/etc/passwd')`,
    ]) {
      await expect(session.query(attempt)).rejects.toMatchObject({
        code: expect.stringMatching(/^(42501|22023)$/),
      });
    }
    await expect(verify(server, asked)).resolves.toEqual({
      lease,
      resource,
      role: 'readonly',
      until: asked.until,
      deviations: [],
    });
    await expect(usage(server, { lease })).resolves.toEqual(
      expect.arrayContaining([expect.stringMatching(/^SELECT: \d+$/)]),
    );
    await expect(revoke(server, { lease })).resolves.toEqual({
      existed: true,
      report: [],
    });
    await expect(session.query('select 1')).rejects.toThrow();
    await expect(postgres.connect(username, password)).rejects.toMatchObject({
      code: '28P01',
    });
    await expect(verify(server, asked)).resolves.toBeUndefined();
    await expect(revoke(server, { lease })).resolves.toEqual({
      existed: false,
      report: [],
    });
    await expect(roles()).resolves.toEqual([]);
  });

  it('never tells the server the password', async () => {
    const { lease, username, password, enter } = await lend('readonly');
    await (await enter()).end();
    await revoke(server, { lease });
    const log = postgres.log();
    expect(log).toContain(username);
    expect(log).toContain('SCRAM-SHA-256$4096:');
    expect(log).not.toContain(password);
    expect(log).not.toContain(encodeURIComponent(password));
  });

  it('makes a new password when asked again, and ends what was there', async () => {
    const { asked, username, password, enter } = await lend('readonly');
    const session = await enter();
    const second = await grant(server, asked);
    expect(second.username).toBe(username);
    expect(second.password).not.toBe(password);
    await expect(session.query('select 1')).rejects.toThrow();
    await expect(enter()).rejects.toMatchObject({ code: '28P01' });
    await (await postgres.connect(username, second.password)).end();
    await revoke(server, asked);
  });

  it.each([
    ['maker', 'role-dangerous'],
    ['through_maker', 'role-dangerous'],
    ['pg_execute_server_program', 'role-dangerous'],
    ['postgres', 'role-dangerous'],
    ['nobody', 'role-missing'],
    [`readonly"; drop role "readonly`, 'role-missing'],
  ])('does not lend %s', async (role, code) => {
    await expect(
      grant(server, { lease: newLease(), resource, role, until: soon() }),
    ).rejects.toMatchObject({ code });
    await expect(roles()).resolves.toEqual([]);
  });

  it('notices a changed password, more roles, a moved end and objects of its own', async () => {
    const { lease, asked, username, enter } = await lend('developer');
    const session = await enter();
    await session.query(`alter role ${username} password 'my own'`);
    await session.query('create table public.mine (id int)');
    await session.end();
    await postgres.query(`
      grant readonly to ${username};
      alter role ${username} valid until 'infinity' createdb;
      create role friend; grant ${username} to friend;
    `);
    const deviations = [
      'The account got attributes beyond a role',
      'The end of the password was moved',
      'It got more roles: readonly',
      'It was lent on to others: friend',
      'It owns 1 objects',
      'The password was changed',
    ];
    const found = {
      lease,
      resource,
      role: 'developer',
      until: asked.until,
      deviations,
    };
    await expect(verify(server, asked)).resolves.toEqual(found);
    await expect(list(server, resource)).resolves.toEqual([found]);
    await expect(list(server, 'resource:default/other')).resolves.toEqual([]);
    await expect(revoke(server, { lease })).resolves.toEqual({
      existed: true,
      report: ['Left behind: table mine in database shop'],
    });
    await expect(postgres.connect(username, 'my own')).rejects.toMatchObject({
      code: '28P01',
    });
    await postgres.query('drop role friend; drop table mine');
  });

  it('disarms what keeps the rights of an ended lease, in every database', async () => {
    const { lease, enter } = await lend('developer');
    const session = await enter();
    await session.query(`
      create function public.back_door() returns text language sql security definer
        as $$ update orders set state = 'mine' returning state $$;
      grant execute on function public.back_door() to public;
      create view public.window as select * from orders;
      grant select on public.window to public;
      create function public.trap() returns trigger language plpgsql as $$ begin return new; end $$;
      create trigger trap before update on orders for each row execute function public.trap();
    `);
    const other = await enter('reports');
    await other.query('create table public.copied (id int)');
    const { report } = await revoke(server, { lease });
    expect(report).toEqual([
      'Left behind: table copied in database reports',
      'A SECURITY DEFINER function was left and made harmless: function back_door() in database shop',
      'Left behind: function trap() in database shop',
      'Left behind: view "window" in database shop',
      'A trigger of it still runs, look at it: trigger trap on table orders',
    ]);
    const outsider = await lend('readonly');
    const visitor = await outsider.enter();
    await expect(
      visitor.query('select public.back_door()'),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(
      visitor.query('select * from public.window'),
    ).rejects.toMatchObject({ code: '42501' });
    await visitor.end();
    await revoke(server, outsider.asked);
    await expect(
      postgres.query(`
        select p.proname, p.prosecdef, r.rolname from pg_proc p join pg_roles r on r.oid = p.proowner
        where p.proname in ('back_door', 'trap') order by 1`),
    ).resolves.toEqual([
      { proname: 'back_door', prosecdef: false, rolname: 'developer' },
      { proname: 'trap', prosecdef: false, rolname: 'developer' },
    ]);
    await postgres.query(
      'drop trigger trap on orders; drop function trap, back_door; drop view "window"',
    );
  });

  it('names functions that were left under the name of the role itself', async () => {
    const { lease, enter } = await lend('developer');
    const session = await enter();
    await session.query(`
      set role developer;
      create function public.hidden() returns int language sql security definer as 'select 1';
    `);
    await session.end();
    const { report } = await revoke(server, { lease });
    expect(report).toEqual([
      'A SECURITY DEFINER function of developer was made or changed meanwhile, look at it: hidden() in database shop',
    ]);
    const later = await lend('developer');
    await expect(revoke(server, later.asked)).resolves.toEqual({
      existed: true,
      report: [],
    });
    await postgres.query('drop function hidden');
  });

  it('goes on from wherever an earlier end stopped, and beside another one', async () => {
    const { lease, username, enter } = await lend('developer');
    const session = await enter();
    await session.query('create table public.mine (id int)');
    await postgres.query(`alter role ${username} nologin`);
    await postgres.query(`revoke developer from ${username}`);
    await expect(session.query('select * from orders')).rejects.toMatchObject({
      code: '42501',
    });
    const ends = await Promise.all([
      revoke(server, { lease }),
      revoke(server, { lease }),
      revoke(server, { lease }),
    ]);
    expect(ends.some(({ existed }) => existed)).toBe(true);
    await expect(roles()).resolves.toEqual([]);
    await expect(
      postgres.query(
        `select tableowner from pg_tables where tablename = 'mine'`,
      ),
    ).resolves.toEqual([{ tableowner: 'developer' }]);
    await postgres.query('drop table mine');
  });

  it('lists accounts that nobody can explain, and ends them', async () => {
    await postgres.query('create role guardrails_lease_stranger login');
    await expect(list(server, resource)).resolves.toEqual([
      {
        lease: 'guardrails_lease_stranger',
        deviations: ['Nothing says what the account is for'],
      },
    ]);
    await revoke(server, { lease: 'guardrails_lease_stranger' });
    await expect(roles()).resolves.toEqual([]);
  });

  it('ends without the service: the reaper locks what is over and ends its sessions', async () => {
    await expect(reaperIsAlive(server)).resolves.toBe(false);
    await installReaper(server);
    await installReaper(server);
    const over = await lend('readonly', soon(2));
    const lasting = await lend('readonly');
    const session = await over.enter();
    const other = await lasting.enter();
    await expect(reap(server)).resolves.toBe(0);
    await new Promise(resolve => setTimeout(resolve, 2_100));
    await expect(session.query('select 1')).resolves.toBeDefined();
    await expect(reap(server)).resolves.toBe(1);
    await expect(reaperIsAlive(server)).resolves.toBe(true);
    await expect(session.query('select * from orders')).rejects.toThrow();
    await expect(over.enter()).rejects.toThrow();
    await expect(other.query('select 1')).resolves.toBeDefined();
    await expect(
      other.query('select guardrails_reaper.reap()'),
    ).rejects.toMatchObject({ code: '42501' });
    await other.end();
    await revoke(server, over.asked);
    await revoke(server, lasting.asked);
    await expect(roles()).resolves.toEqual([]);
  });

  it('says that a sealed account is in use, and that it was', async () => {
    await postgres.query(
      `create role sealed login password 'sealed' in role developer`,
    );
    await expect(sealedUse(server, 'sealed')).resolves.toEqual([]);
    const session = await postgres.connect('sealed', 'sealed');
    await session.query('select * from orders');
    await expect(sealedUse(server, 'sealed')).resolves.toEqual([
      {
        key: expect.any(String),
        message: expect.stringMatching(
          /^sealed is connected from 127\.0\.0\.1 since /,
        ),
      },
      {
        key: 'statements-1',
        message:
          'sealed has run 1 statements since the server last counted from zero',
      },
    ]);
    await session.end();
    await new Promise(resolve => setTimeout(resolve, 200));
    await expect(sealedUse(server, 'sealed')).resolves.toEqual([
      expect.objectContaining({ key: 'statements-1' }),
    ]);
    await postgres.query('drop role sealed');
  });
});
