import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of this package. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Runs `opa` in the package folder and answers what it wrote; ends the process with its words when it fails. */
export function opa(args, { tolerate = false } = {}) {
  const run = spawnSync(process.env.OPA ?? 'opa', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  });
  if (run.error?.code === 'ENOENT') {
    fail(
      'opa is not on the PATH. Rule authors need it: go install github.com/open-policy-agent/opa@v1.22.0',
    );
  }
  if (run.error) throw run.error;
  if (run.status !== 0 && !tolerate) {
    fail(`opa ${args[0]} failed:\n${run.stderr}${run.stdout}`);
  }
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** Says why, and ends the process with 1. */
export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
