import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

// eslint-disable-next-line no-restricted-syntax -- tests run from the sources alone
const program = resolve(__dirname, '../../bin/guardrails');

/** Runs the program as a shell would and answers with what it printed. @internal */
export function guardrails(
  argv: string[],
  options: { env?: Record<string, string>; standardInput?: string } = {},
): Promise<{ code: number | null; out: string; err: string }> {
  const { env = {}, standardInput = '' } = options;
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, ...argv], {
      env: { PATH: process.env.PATH, SOURCE_DATE_EPOCH: '1767225600', ...env },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', chunk => out.push(chunk));
    child.stderr.on('data', chunk => err.push(chunk));
    child.on('error', fail);
    child.on('close', code =>
      done({
        code,
        out: Buffer.concat(out).toString(),
        err: Buffer.concat(err).toString(),
      }),
    );
    child.stdin.on('error', () => {});
    child.stdin.end(standardInput);
  });
}
