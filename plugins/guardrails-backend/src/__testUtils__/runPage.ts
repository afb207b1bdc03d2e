import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.join(__dirname, '../../../..');

/** A block of commands of a page, with what the page says it prints, and what it printed. */
export type RunBlock = { printed: string; expected?: RegExp };

/**
 * Runs every command of a page of the documentation as it stands there, in one shell and an empty folder, with the
 * command line program at hand as an installed one is.
 */
export async function runPage(
  page: string,
  environment: Record<string, string>,
): Promise<RunBlock[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-page-'));
  try {
    const bin = path.join(folder, 'bin');
    mkdirSync(bin);
    symlinkSync(
      path.join(root, 'packages/cli/bin/guardrails'),
      path.join(bin, 'guardrails'),
    );
    const blocks = blocksOf(readFileSync(path.join(root, page), 'utf8'));
    const script = blocks.map(
      ({ commands }, n) => `${commands}\necho "== end of ${n}"`,
    );
    const { stdout } = await run('bash', ['-c', script.join('\n')], {
      cwd: folder,
      env: {
        PATH: `${bin}:${path.dirname(process.execPath)}:${process.env.PATH}`,
        SOURCE_DATE_EPOCH: '1767225600',
        ...environment,
      },
    });
    const printed = stdout.split(/== end of \d+\n/);
    return blocks.map(({ expected }, n) => ({ printed: printed[n], expected }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A name in angle brackets stands for anything on its line. */
function blocksOf(page: string) {
  return [
    ...page.matchAll(/```sh\n([^]*?)```(?:\n\n```text\n([^]*?)```)?/g),
  ].map(([, commands, printed]) => ({
    commands,
    expected: printed
      ? new RegExp(
          `^${printed
            .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
            .replace(/<[a-z]+>/g, '.+')
            .replace(/(?<=\S)\n/g, ' *\n')}$`,
        )
      : undefined,
  }));
}
