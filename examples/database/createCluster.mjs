import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { accounts, counting, DATABASE, orders } from './furniture.mjs';
import { runProgram } from './runProgram.mjs';

const PART = 'cluster.part-';

/** The files of the server, with all that is in them, or none. Returns their folder. */
export async function createCluster({ programs, account, place, password }) {
  const cluster = join(place, 'cluster');
  if (existsSync(cluster)) return cluster;
  await removeParts({ account, place });
  const part = mkdtempSync(join(place, PART));
  if (account) chownSync(part, account.uid, account.gid);
  const server = { programs, account, place };
  await initialize(part, server);
  await furnish(part, { ...server, password });
  renameSync(part, cluster);
  return cluster;
}

/** Of starts that were interrupted. A program of such a start may still write into its own, and never into another. */
async function removeParts({ account, place }) {
  for (const name of readdirSync(place).filter(each => each.startsWith(PART))) {
    const part = join(place, name);
    if (statSync(part).uid !== process.getuid()) {
      // As the user whose files these are: a link among them could lead root elsewhere.
      await runProgram('find', [part, '-mindepth', '1', '-delete'], {
        account,
        place,
      });
    }
    rmSync(part, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Only passwords count, and nobody knows that of the superuser. */
async function initialize(data, { programs, account, place }) {
  const passwordFile = join(place, 'superuser');
  writeFileSync(passwordFile, randomBytes(32).toString('hex'), { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    await runProgram(
      join(programs, 'initdb'),
      [
        ...['-D', data, '-U', 'postgres', '-A', 'scram-sha-256'],
        ...['--pwfile', passwordFile, '-E', 'UTF8', '--no-locale'],
      ],
      { account, place },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** By a server for one, which no network reaches. */
async function furnish(data, { programs, account, place, password }) {
  const execute = (database, statements) =>
    runProgram(
      join(programs, 'postgres'),
      [
        ...['--single', '-j', '-D', data, '-c', 'exit_on_error=on'],
        // one of them has a password
        ...['-c', 'log_min_error_statement=panic', database],
      ],
      {
        account,
        place,
        input: statements.map(statement => `${statement};\n\n`).join(''),
      },
    );
  await execute('postgres', accounts(password));
  const counts = await execute('postgres', counting.probe).then(
    () => true,
    () => false,
  );
  await execute(DATABASE, [...orders, ...(counts ? counting.statements : [])]);
}
