import {
  examineServer,
  grant,
  installReaper,
  list,
  reap,
  reaperIsAlive,
  revoke,
  Server,
  usage,
} from '.';
import { Pooler } from './__testUtils__/Pooler';
import { hasPostgres, PostgresServer } from './testing/PostgresServer';

jest.setTimeout(120_000);

const resource = 'resource:default/shop-db';
const asked = {
  lease: '01990000-0000-7000-8000-000000000001',
  resource,
  role: 'readonly',
  until: new Date(Date.now() + 600_000).toISOString(),
};

(hasPostgres ? describe : describe.skip)(
  'a server that others prepared',
  () => {
    let postgres: PostgresServer;
    let server: Server;

    beforeAll(async () => {
      postgres = await PostgresServer.start();
      server = new Server({ connection: postgres.connection });
      await postgres.query(`
      grant create on database shop to mallory;
      create table public.loot (what text);
      grant insert on public.loot to public;
      create function public.take(what text) returns boolean language plpgsql as $$ begin
        if session_user = 'guardrails_admin' then insert into public.loot values (what); end if;
        return true;
      end $$;
      alter function public.take(text) owner to mallory;
    `);
    });
    afterAll(async () => postgres?.stop());
    afterEach(async () => {
      const loot = await postgres.query('select what from loot');
      if (loot.length > 0) throw new Error(`Taken: ${JSON.stringify(loot)}`);
    });

    it('refuses a pooler that drops the search path', async () => {
      const pooler = await Pooler.start(postgres.port);
      const through = new Server({
        connection: postgres.connection.replace(
          `:${postgres.port}/`,
          `:${pooler.port}/`,
        ),
      });
      for (const visit of [
        () => list(through, resource),
        () => grant(through, asked),
        () => revoke(through, asked),
        () => installReaper(through),
        () => reap(through),
      ]) {
        await expect(visit()).rejects.toMatchObject({
          code: 'search-path-not-pinned',
        });
      }
      pooler.stop();
    });

    it('overrides what the address asks for', async () => {
      const connection = `${postgres.connection}?options=-c%20search_path%3Dpublic`;
      const path = await new Server({ connection }).use(async client => {
        const { rows } = await client.query('show search_path');
        return rows;
      });
      expect(path).toEqual([{ search_path: 'pg_catalog, pg_temp' }]);
    });

    it('is itself, whatever role and settings the database begins with', async () => {
      await postgres.query(`
      alter database shop set role = 'readonly';
      alter database shop set search_path = public, pg_catalog;
      alter database shop set row_security = on;
      alter database shop set default_transaction_read_only = on;
      alter database shop set synchronous_commit = off;
      alter database shop set transform_null_equals = on;
      alter database shop set quote_all_identifiers = on;
      alter role guardrails_admin set search_path = public;
    `);
      const settings = await server.use(async client => {
        const { rows } = await client.query(
          `select current_user::pg_catalog.text as account,
                pg_catalog.current_setting('row_security') as row_security,
                pg_catalog.current_setting('default_transaction_read_only') as read_only,
                pg_catalog.current_setting('synchronous_commit') as synchronous,
                pg_catalog.current_setting('transform_null_equals') as null_equals,
                pg_catalog.current_setting('quote_all_identifiers') as quoted`,
        );
        return rows;
      });
      expect(settings).toEqual([
        {
          account: 'guardrails_admin',
          row_security: 'off',
          read_only: 'off',
          synchronous: 'on',
          null_equals: 'off',
          quoted: 'off',
        },
      ]);
      await postgres.query(
        'alter role guardrails_admin reset all; alter database shop reset all',
        'postgres',
      );
    });

    it('neither reads nor calls a reaper that another account has made', async () => {
      const mallory = await postgres.connect('mallory', 'mallory');
      await mallory.query(`
      create schema guardrails_reaper;
      create view guardrails_reaper.last_run as
        select true as only_row, now() as at where public.take('last_run');
      create function guardrails_reaper.reap(text) returns integer language sql
        as $$ select 0 from (select public.take('reap')) x $$;
      grant all on schema guardrails_reaper to public;
      grant select on guardrails_reaper.last_run to public;
    `);
      await expect(reaperIsAlive(server)).resolves.toBe(false);
      await expect(reap(server)).rejects.toMatchObject({
        code: 'reaper-foreign',
      });
      await expect(installReaper(server)).rejects.toThrow(
        'belongs to another account',
      );
      await mallory.query('drop schema guardrails_reaper cascade');
      await expect(reap(server)).rejects.toMatchObject({
        code: 'reaper-missing',
      });
      await installReaper(server);
      await postgres.query(
        'grant create on schema guardrails_reaper to mallory',
      );
      await mallory.query(`
      create function guardrails_reaper.reap(name) returns integer language sql
        as $$ select 0 from (select public.take('reap')) x $$`);
      await expect(reap(server)).rejects.toMatchObject({
        code: 'reaper-foreign',
      });
      await mallory.end();
      await postgres.query('drop schema guardrails_reaper cascade');
    });

    it('does not ask an extension whose schema another account owns', async () => {
      await expect(usage(server, asked)).resolves.toBeUndefined();
      await grant(server, asked);
      await expect(usage(server, asked)).resolves.toEqual([
        'No statements were run',
      ]);
      await postgres.query(`
      create schema theirs authorization mallory;
      alter extension pg_stat_statements set schema theirs;
    `);
      await expect(usage(server, asked)).resolves.toBeUndefined();
      await expect(examineServer(server, [])).resolves.toMatchObject({
        countsStatements: false,
      });
      await postgres.query(
        'alter extension pg_stat_statements set schema public; drop schema theirs',
      );
      await revoke(server, asked);
    });

    it('changes nothing where an event trigger runs the code of another account', async () => {
      await postgres.query(`
      grant create on schema public to mallory;
      create function public.watch() returns event_trigger language plpgsql
        as $$ begin perform public.take('event'); end $$;
      alter function public.watch() owner to mallory;
      create event trigger watch on ddl_command_end execute function public.watch();
    `);
      const foreign = expect.stringContaining(
        'event trigger watch runs a function of mallory',
      );
      await grant(server, asked);
      await expect(installReaper(server)).rejects.toMatchObject({
        code: 'event-trigger-foreign',
      });
      const { obstacles } = await revoke(server, asked);
      expect(obstacles).toEqual([]);
      const leaving = { ...asked, role: 'developer' };
      const { username, password } = await grant(server, leaving);
      const session = await postgres.connect(username, password);
      await postgres.query('alter event trigger watch disable');
      await session.query('create table public.mine (id int)');
      await postgres.query('alter event trigger watch enable');
      await session.end();
      expect((await revoke(server, asked)).obstacles).toEqual([foreign]);
      await expect(examineServer(server, [])).resolves.toMatchObject({
        eventTriggers: [foreign],
      });
      await postgres.query('drop event trigger watch');
      expect(await revoke(server, asked)).toMatchObject({
        existed: true,
        obstacles: [],
      });
      await postgres.query(
        'drop table public.mine; drop function public.watch()',
      );
    });
  },
);
