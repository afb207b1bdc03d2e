import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

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
      stdio: onLine ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      ...spawnOptions,
    });
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
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ code: signal ? 1 : code, output, stdout }),
    );
  });
}
