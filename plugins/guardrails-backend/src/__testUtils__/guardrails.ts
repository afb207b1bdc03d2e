import { spawn } from 'node:child_process';
import path from 'node:path';

const program = path.join(
  path.dirname(require.resolve('@backstage-guardrails/cli/package.json')),
  'bin/guardrails',
);

/** Runs the command line as a shell would, with a token, and answers with what it printed. */
export function guardrails(
  argv: string[],
  token: string,
): Promise<{ code: number | null; out: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, ...argv], {
      env: { PATH: process.env.PATH, GUARDRAILS_TOKEN: token },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let out = '';
    child.stdout.on('data', chunk => {
      out += chunk;
    });
    child.on('error', fail);
    child.on('close', code => done({ code, out }));
  });
}
