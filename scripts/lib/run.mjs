import { spawn } from 'node:child_process';
import { root } from './paths.mjs';
import { sayingOn } from './say.mjs';

const running = new Set();

/**
 * Runs a command to its end. `onLine` sees every line of both streams; without it they go to the terminal.
 *
 * @returns {Promise<{ code: number, output: string, stdout: string }>} `output` is what was written to both, in order.
 */
export function run(command, args, options = {}) {
  const { onLine, ...spawnOptions } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: onLine
        ? ['ignore', 'pipe', 'pipe']
        : ['inherit', sayingOn(), 'inherit'],
      // a group of its own, so that what the command starts can be ended with it
      detached: Boolean(onLine) && process.platform !== 'win32',
      ...spawnOptions,
    });
    running.add(child);
    let output = '';
    let stdout = '';
    for (const stream of onLine ? [child.stdout, child.stderr] : []) {
      let rest = '';
      stream.setEncoding('utf8');
      stream.on('data', text => {
        output += text;
        if (stream === child.stdout) stdout += text;
        const lines = (rest + text).split('\n');
        rest = lines.pop();
        lines.forEach(line => onLine(line));
      });
      stream.on('end', () => rest && onLine(rest));
    }
    child.on('error', error => {
      running.delete(child);
      reject(error);
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code: signal ? 1 : code, output, stdout });
    });
  });
}

/** Ends everything that `run` has under way, with all that it started. */
export function endAll() {
  for (const child of running) {
    try {
      if (process.platform === 'win32') child.kill();
      else process.kill(-child.pid, 'SIGTERM');
    } catch {
      child.kill('SIGTERM'); // it has no group of its own
    }
  }
}
