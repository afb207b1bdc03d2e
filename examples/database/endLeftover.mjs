import { execFileSync } from 'node:child_process';
import { endServer } from './endServer.mjs';
import { readPostmasterFile, removePostmasterFile } from './postmasterFile.mjs';

/** Ends a server that a killed portal left running. The caller has the folder, so no other portal uses it. */
export async function endLeftover(cluster) {
  const { pid } = readPostmasterFile(cluster) ?? {};
  if (!(pid > 0)) return;
  const isOver = () => ownerOf(pid, cluster) !== 'server';
  if (!isOver() && !(await endServer({ kill: killer(pid), isOver }))) {
    throw new Error(
      `PostgreSQL of an earlier start still runs and does not end. End process ${pid} and try again.`,
    );
  }
  // PostgreSQL does not start while anything of the same user has the number in this file.
  if (ownerOf(pid, cluster) === 'another') removePostmasterFile(cluster);
}

/**
 * What has the number of a server, by its command: after a restart of the machine another program may have it, which is
 * left alone. Where that cannot be told, PostgreSQL itself refuses to start beside a server that runs.
 */
function ownerOf(pid, cluster) {
  try {
    const command = execFileSync('ps', ['-ww', '-o', 'args=', '-p', pid], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return command.includes(` -D ${cluster} `) ? 'server' : 'another';
  } catch {
    return 'unknown';
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
