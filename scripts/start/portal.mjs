import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { dataSubfolder, root } from '../lib/paths.mjs';

/**
 * Starts app and backend, or the backend alone, each in a process group of its own, so that one signal reaches all of it.
 * `configs` are read in place of app-config.yaml; an empty list reads what Backstage reads by itself. The backend starts
 * after `past`, if there is one: the app compiles meanwhile, on the cores that `past` leaves.
 */
export function startPortal({
  node,
  env,
  configs,
  verbose,
  backendOnly,
  past,
}) {
  const logFile = join(dataSubfolder('log'), 'portal.log');
  const log = createWriteStream(logFile, { flags: 'w', mode: 0o600 });
  let crash;
  const crashed = new Promise(resolve => {
    crash = resolve;
  });
  let end;
  const ended = new Promise(resolve => {
    end = resolve;
  });
  const groups = [];
  let stopped = false;
  const start = (...names) => {
    if (stopped) return;
    const child = spawn(
      node,
      [
        join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
        'repo',
        'start',
        ...configs.flatMap(file => ['--config', file]),
        ...names,
      ],
      {
        cwd: root,
        env,
        detached: process.platform !== 'win32',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', data => {
        log.write(data);
        if (verbose) process.stdout.write(data);
        // The backend's watcher outlives the backend; these are the last words of a Node that throws, and ours.
        if (/^(Node\.js v\d+|Guardrails did not start: )/m.test(data)) crash();
      });
    }
    const closed = new Promise(resolve => {
      child.on('close', (code, signal) => resolve({ code, signal }));
    });
    closed.then(end);
    groups.push({ child, closed });
    return child;
  };
  if (past) {
    if (!backendOnly) standBack(start('app'));
    past.then(() => start('backend'));
  } else {
    start(...(backendOnly ? ['backend'] : []));
  }
  return {
    logFile,
    /** One of them ended. */
    ended,
    crashed,
    async stop() {
      stopped = true;
      await Promise.all(
        groups.map(({ child, closed }) => stopGroup(child, closed)),
      );
      end({ code: null, signal: 'SIGTERM' });
    },
  };
}

/**
 * What waits for this process waits for others first. All that it starts stands back as well, for good: a priority that
 * was lowered is not a user's to raise. On cores with nothing else to do that costs nothing.
 */
function standBack({ pid }) {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // it did not start, which is said where it ended
  }
}

/** Asks the group to end, and ends what is left after ten seconds. */
async function stopGroup(child, ended) {
  const signal = name => {
    try {
      if (process.platform === 'win32') child.kill(name);
      else process.kill(-child.pid, name);
    } catch {
      // the group is gone already, which is what was asked for
    }
  };
  signal('SIGTERM');
  const timer = setTimeout(() => signal('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
  signal('SIGKILL');
}
