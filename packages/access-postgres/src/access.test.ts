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
import { describeEachPostgres } from './__testUtils__/describeEachPostgres';
import type { PostgresServer } from './testing/PostgresServer';

jest.setTimeout(120_000);

const resource = 'resource:default/shop-db';
let next = 1;
const newLease = () =>
  `01990000-0000-7000-8000-${String(next++).padStart(12, '0')}`;
const LEFT = 'left_by_guardrails_lease';
const nothingLeft = { existed: true, report: [], obstacles: [] };
const soon = (seconds = 600) =>
  new Date(Date.now() + seconds * 1000).toISOString();

describeEachPostgres('access to PostgreSQL', start => {
  let postgres: PostgresServer;
  let server: Server;

  beforeAll(async () => {
    postgres = await start();
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
    await expect(revoke(server, { lease })).resolves.toEqual(nothingLeft);
    await expect(session.query('select 1')).rejects.toThrow();
    await expect(postgres.connect(username, password)).rejects.toMatchObject({
      code: '28P01',
    });
    await expect(verify(server, asked)).resolves.toBeUndefined();
    await expect(revoke(server, { lease })).resolves.toEqual({
      ...nothingLeft,
      existed: false,
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

  it('lends no role that could make itself more rights, or whose rights outlive the lease', async () => {
    await postgres.query(`
      create role signs_in login;
      create role owns_elsewhere; create role through_owner in role owns_elsewhere;
      create role owns_database; alter database reports owner to owns_database;
      create role replicates replication; create role sees_rows bypassrls;
      create role makes_databases createdb;
      create role hands_on; grant readonly to hands_on with admin option;
    `);
    await postgres.query(
      'create table kept (id int); alter table kept owner to owns_elsewhere',
      'reports',
    );
    const refusals: [string, RegExp][] = [
      ['maker', /maker can create roles/],
      ['through_maker', /: maker can create roles/],
      ['signs_in', /signs_in can log in/],
      [
        'owns_elsewhere',
        /owns objects or default privileges in database reports/,
      ],
      [
        'through_owner',
        /: owns_elsewhere owns objects or default privileges in database reports/,
      ],
      [
        'owns_database',
        /owns objects or default privileges in the server as a whole/,
      ],
      ['replicates', /can replicate/],
      ['sees_rows', /bypasses row security/],
      ['makes_databases', /can create databases/],
      ['hands_on', /can hand roles on/],
      ['guardrails_admin', /can log in/],
      ['postgres', /is a superuser/],
      ['pg_execute_server_program', /reaches beyond the data/],
      ['pg_read_server_files', /reaches beyond the data/],
      ['pg_write_server_files', /reaches beyond the data/],
      ['pg_signal_backend', /reaches beyond the data/],
    ];
    for (const [role, message] of refusals) {
      await expect(
        grant(server, { lease: newLease(), resource, role, until: soon() }),
      ).rejects.toMatchObject({
        code: 'role-dangerous',
        message: expect.stringMatching(message),
      });
    }
    for (const role of ['nobody', `readonly"; drop role "readonly`]) {
      await expect(
        grant(server, { lease: newLease(), resource, role, until: soon() }),
      ).rejects.toMatchObject({ code: 'role-missing' });
    }
    await expect(roles()).resolves.toEqual([]);
    const { roles: examined, closed } = await examineServer(server, [
      'readonly',
      'signs_in',
      'gone',
    ]);
    expect(examined).toEqual([
      { name: 'signs_in', dangers: ['signs_in can log in'] },
      { name: 'gone', dangers: ['is not there'] },
    ]);
    expect(closed).toEqual([]);
    await postgres.query('alter database reports owner to postgres');
  });

  it('sees while a lease runs that its role should not have been lent', async () => {
    const { lease, asked } = await lend('readonly');
    await postgres.query('alter role readonly login');
    await expect(verify(server, asked)).resolves.toMatchObject({
      deviations: ['The granted role changed: readonly can log in'],
    });
    await postgres.query('alter role readonly nologin');
    await revoke(server, { lease });
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
      'The expiry of the password was changed',
      'It got more roles: readonly',
      'It was granted to other roles: friend',
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
      report: [
        `New while the lease ran: friend is a member of ${username}, granted by postgres`,
        'It was a member of readonly too, granted by postgres',
        'friend was a member of it, granted by postgres',
        'Left behind: table public.mine in database shop',
      ],
      obstacles: [],
    });
    await expect(postgres.connect(username, 'my own')).rejects.toMatchObject({
      code: '28P01',
    });
    await postgres.query('drop role friend; drop table mine');
  });

  it('disarms what keeps the rights of an ended lease, in every database', async () => {
    const { lease, username, enter } = await lend('developer');
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
      'Left behind: table public.copied in database reports',
      'A SECURITY DEFINER function was left and made harmless: function public.back_door() in database shop',
      'Left behind: function public.trap() in database shop',
      'Left behind: view public."window" in database shop',
      'A trigger of it still runs, look at it: trigger trap on table public.orders in database shop',
      `New while the lease ran: SELECT on view public."window" to everybody, granted by ${username} in database shop`,
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
      { proname: 'back_door', prosecdef: false, rolname: LEFT },
      { proname: 'trap', prosecdef: false, rolname: LEFT },
    ]);
    await postgres.query(
      'drop trigger trap on orders; drop function trap, back_door; drop view "window"',
    );
  });

  it('disarms what was left under the name of the role itself, and lends that no more', async () => {
    // From version 16 a member has the rights of the role and cannot become it.
    const becomes = (await postgres.version()) < 160000;
    const { lease, enter } = await lend('developer');
    const session = await enter();
    const hidden = await codeOf(
      session.query(`
        set role developer;
        create function public.hidden() returns text language sql security definer as 'select state from orders';
        create view public.pane as select * from orders;
        grant select on public.pane to public;
      `),
    );
    await session.end();
    expect(hidden).toBe(becomes ? undefined : '42501');
    const { report } = await revoke(server, { lease });
    const owned =
      'was made or changed meanwhile, the role cannot be granted until it has another owner:';
    const left = [
      `A SECURITY DEFINER function of developer ${owned} function public.hidden() in database shop`,
      `An object of developer ${owned} view public.pane in database shop`,
      'New while the lease ran: SELECT on view public.pane to everybody, granted by developer in database shop',
    ];
    expect(report).toEqual(becomes ? left : []);
    const mallory = await postgres.connect('mallory', 'mallory');
    expect([
      await codeOf(mallory.query('select public.hidden()')),
      await codeOf(mallory.query('select * from public.pane')),
    ]).toEqual(becomes ? ['42501', '42501'] : ['42883', '42P01']);
    await mallory.end();
    const following = {
      ...{ lease: newLease(), resource, role: 'developer' },
      until: soon(),
    };
    expect(await codeOf(grant(server, following))).toBe(
      becomes ? 'role-dangerous' : undefined,
    );
    await revoke(server, following);
    await postgres.query(
      'drop function if exists hidden; drop view if exists pane',
    );
    const later = await lend('developer');
    await expect(revoke(server, later.asked)).resolves.toEqual(nothingLeft);
  });

  it('names every right that changed, and takes back what its own account gave', async () => {
    const { lease, username, enter } = await lend('lender');
    await postgres.query(`
      grant insert on orders to ${username} with grant option;
      create schema app; grant usage, create on schema app to lender;
      create table app.parts (id int); grant select on app.parts to ${username} with grant option;
    `);
    const session = await enter();
    await session.query(`
      grant select on public.orders to mallory;
      grant insert on public.orders to mallory;
      grant select on app.parts to mallory;
      create table app.own (id int); grant select on app.own to mallory;
      alter default privileges for role lender grant select on tables to mallory;
      alter role ${username} set work_mem = '1MB';
    `);
    await session.end();
    await postgres.query('alter role readonly set work_mem = 2048');
    const { report, obstacles } = await revoke(server, { lease });
    const fresh = (line: string) => `New while the lease ran: ${line}`;
    expect(report.sort()).toEqual(
      [
        `INSERT on table public.orders to mallory, granted by ${username} in database shop`,
        `INSERT with grant option on table public.orders to ${username}, granted by postgres in database shop`,
        'SELECT on table public.orders to mallory, granted by lender in database shop',
        'CREATE, USAGE on schema app to lender, granted by postgres in database shop',
        `SELECT on table app.parts to mallory, granted by ${username} in database shop`,
        `SELECT with grant option on table app.parts to ${username}, granted by postgres in database shop`,
        `SELECT on table app.own to mallory, granted by ${username} in database shop`,
        'SELECT by default on new tables of lender to mallory in database shop',
        `Setting work_mem of ${username} in every database`,
        'Setting work_mem of readonly in every database',
      ]
        .map(fresh)
        .concat(
          'Left behind: table app.own in database shop',
          'An object of lender was made or changed meanwhile, the role cannot be granted until it has another owner: default privileges on new relations belonging to role lender in database shop',
        )
        .sort(),
    );
    expect(obstacles).toEqual([
      expect.stringMatching(
        /^INSERT on table public.orders was granted by postgres/,
      ),
      expect.stringMatching(
        /^SELECT on table app.parts was granted by postgres/,
      ),
    ]);
    await expect(
      postgres.query(
        `select has_table_privilege('mallory', 'orders', 'select') as lent_by_role,
                has_table_privilege('mallory', 'orders', 'insert') as lent_by_account,
                has_table_privilege('mallory', 'app.parts', 'select') as in_schema_of_role,
                has_table_privilege('mallory', 'app.own', 'select') as own`,
      ),
    ).resolves.toEqual([
      {
        lent_by_role: true,
        lent_by_account: false,
        in_schema_of_role: false,
        own: false,
      },
    ]);
    await postgres.query(`
      revoke all on orders, app.parts from ${username}; revoke all on orders from mallory cascade;
      alter default privileges for role lender revoke select on tables from mallory;
      alter role readonly reset work_mem;
    `);
    await expect(revoke(server, { lease })).resolves.toMatchObject({
      existed: true,
      obstacles: [],
    });
  });

  it('goes on with the rest where a right was granted by another role', async () => {
    const { lease, username, enter } = await lend('developer');
    const session = await enter();
    await session.query(`
      create table mine (id int); grant select on mine to public;
      create function f() returns int language sql security definer as 'select 1';
      create sequence s1; select lo_create(4711); create view vv as select * from orders;
      create type ty as enum ('a');
    `);
    await session.end();
    await postgres.query(`grant select on orders to ${username}`);
    const heard: string[][] = [];
    const first = await revoke(
      server,
      { lease },
      {
        onFound: async found => {
          heard.push(found);
        },
      },
    );
    expect(first.obstacles).toEqual([
      `SELECT on table public.orders was granted by postgres, who alone can take it back: revoke SELECT on table public.orders from ${username} cascade`,
    ]);
    const left = [
      'Left behind: large object 4711 in database shop',
      'Left behind: sequence public.s1 in database shop',
      'Left behind: table public.mine in database shop',
      'Left behind: type public.ty in database shop',
      'Left behind: view public.vv in database shop',
      'A SECURITY DEFINER function was left and made harmless: function public.f() in database shop',
    ];
    expect(first.report).toEqual(expect.arrayContaining(left));
    expect(heard.at(-1)).toEqual(first.report);
    await expect(
      postgres.query(
        `select count(*)::int as handed from pg_shdepend d join pg_roles r on r.oid = d.refobjid
         where r.rolname = '${LEFT}' and d.deptype = 'o' and d.dbid = (select oid from pg_database where datname = 'shop')
           and d.objid = any (array['public.mine'::regclass, 'public.vv'::regclass, 'public.s1'::regclass, 'public.f'::regproc, 'public.ty'::regtype, 4711]::oid[])`,
      ),
    ).resolves.toEqual([{ handed: 6 }]);
    await expect(roles()).resolves.toHaveLength(1);
    await postgres.query(`revoke all on orders from ${username}`);
    await expect(revoke(server, { lease })).resolves.toMatchObject({
      existed: true,
      obstacles: [],
    });
    await expect(roles()).resolves.toEqual([]);
    await postgres.query(
      'drop view vv; drop table mine; drop function f; drop sequence s1; drop type ty; select lo_unlink(4711)',
    );
  });

  it('drops nothing that cannot be handed over', async () => {
    const { lease, username } = await lend('developer');
    await postgres.query(`
      create schema vault; grant usage on schema vault to public;
      create function vault.f() returns int language sql as 'select 1';
      alter function vault.f() owner to ${username};
    `);
    await expect(revoke(server, { lease })).resolves.toMatchObject({
      obstacles: [
        'What it left could not be handed over: permission denied for schema vault',
      ],
    });
    await postgres.query('alter function vault.f() owner to postgres');
    await expect(revoke(server, { lease })).resolves.toMatchObject({
      existed: true,
      obstacles: [],
    });
    await postgres.query('drop schema vault cascade');
  });

  it('goes on with the rest where a database takes no connections', async () => {
    const { lease, enter } = await lend('developer');
    const elsewhere = await enter('reports');
    await elsewhere.query('create table public.copied_too (id int)');
    await elsewhere.end();
    const session = await enter();
    await session.query('create table public.mine (id int)');
    await session.end();
    await postgres.query('alter database reports allow_connections false');
    await expect(revoke(server, { lease })).resolves.toMatchObject({
      report: ['Left behind: table public.mine in database shop'],
      obstacles: [
        expect.stringMatching(/^Database reports could not be tidied: /),
      ],
    });
    await postgres.query('alter database reports allow_connections true');
    await expect(revoke(server, { lease })).resolves.toMatchObject({
      report: ['Left behind: table public.copied_too in database reports'],
      obstacles: [],
    });
    await postgres.query('drop table mine');
  });

  it('changes nothing before what was found is kept', async () => {
    const { lease, enter } = await lend('developer');
    const session = await enter();
    await session.query('create table public.mine (id int)');
    await session.end();
    const onFound = async (found: string[]) => {
      if (found.length > 0) throw new Error('The portal is gone');
    };
    await expect(revoke(server, { lease }, { onFound })).resolves.toMatchObject(
      {
        obstacles: [expect.stringContaining('The portal is gone')],
      },
    );
    await expect(revoke(server, { lease })).resolves.toMatchObject({
      report: ['Left behind: table public.mine in database shop'],
      obstacles: [],
    });
    await postgres.query('drop table mine');
  });

  it('writes names that others chose on one line', async () => {
    const { lease, enter } = await lend('developer');
    const session = await enter();
    await session.query(
      'create table public."x\nLeft behind: nothing \u202e" (id int)',
    );
    await session.end();
    await expect(revoke(server, { lease })).resolves.toMatchObject({
      report: [
        'Left behind: table public."x\\u{a}Left behind: nothing \\u{202e}" in database shop',
      ],
    });
  });

  it('goes on from wherever an earlier end stopped, and beside another one', async () => {
    const { lease, username, enter } = await lend('developer');
    const session = await enter();
    await session.query('create table public.mine (id int)');
    await postgres.query(`alter role ${username} nologin`);
    await postgres.query(
      `revoke developer from ${username} granted by guardrails_admin`,
    );
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
    ).resolves.toEqual([{ tableowner: LEFT }]);
    await postgres.query('drop table mine');
  });

  it('lists accounts that nobody can explain, and ends them', async () => {
    // From version 16 an account ends those alone that it may administer.
    const administrator = await postgres.connect('guardrails_admin', 'admin');
    await administrator.query('create role guardrails_lease_stranger login');
    await administrator.end();
    await expect(list(server, resource)).resolves.toEqual([
      {
        lease: 'guardrails_lease_stranger',
        deviations: ['The account has no note of its lease'],
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

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: { code: string }) => error.code,
  );
}
