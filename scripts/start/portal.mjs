import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { dataSubfolder, root } from '../lib/paths.mjs';

/**
 * Starts app and backend, or the backend alone, in a process group of their own, so that one signal reaches all of it.
 * `configs` are read in place of app-config.yaml; an empty list reads what Backstage reads by itself.
 */
export function startPortal({ node, env, configs, verbose, backendOnly }) {
  const logFile = join(dataSubfolder('log'), 'portal.log');
  const child = spawn(
    node,
    [
      join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'start',
      ...configs.flatMap(file => ['--config', file]),
      ...(backendOnly ? ['backend'] : []),
    ],
    {
      cwd: root,
      env,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let crash;
  const crashed = new Promise(resolve => {
    crash = resolve;
  });
  const log = createWriteStream(logFile, { flags: 'w', mode: 0o600 });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', data => {
      log.write(data);
      if (verbose) process.stdout.write(data);
      // The backend's watcher outlives the backend; these are the last words of a Node that throws, and ours.
      if (/^(Node\.js v\d+|Guardrails did not start: )/m.test(data)) crash();
    });
  }
  const ended = new Promise(resolve => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  return { logFile, ended, crashed, stop: () => stopGroup(child, ended) };
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
