import { execFileSync } from 'node:child_process';
import { endServer } from './endServer.mjs';
import { readPostmasterFile } from './postmasterFile.mjs';

/** Ends a server that a killed portal left running. Whoever calls it has the folder, so no other portal uses it. */
export async function endLeftover(cluster) {
  const { pid } = readPostmasterFile(cluster) ?? {};
  const isOver = () => !isServerOf(cluster, pid);
  if (isOver() || (await endServer({ kill: killer(pid), isOver }))) return;
  throw new Error(
    `PostgreSQL of an earlier start still runs and does not end. End process ${pid} and try again.`,
  );
}

/** Asks for its command: after a restart of the machine another program may have the number, which is left alone. */
function isServerOf(cluster, pid) {
  if (!(pid > 0)) return false;
  try {
    const command = execFileSync('ps', ['-ww', '-o', 'args=', '-p', pid], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return command.includes(` -D ${cluster} `);
  } catch {
    return false; // nothing has the number, or nobody can tell: then PostgreSQL itself refuses to start beside it
  }
}

function killer(pid) {
  return signal => {
    try {
      process.kill(pid, signal);
    } catch {
      // it has just ended
    }
  };
}
