import {
  closeSync,
  openSync,
  readFileSync,
  readdirSync,
  writeSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { bold, duration, say } from '../lib/say.mjs';

/**
 * Runs one part. What it writes goes to a log file; of a failed part the end is shown.
 *
 * @returns {Promise<{ part: object, passed: number, failed: number, skipped: number, took: number, reason?: string, note?: string }>}
 */
export async function runPart({
  part,
  toolchain,
  folder,
  jestArguments,
  withoutTerraform,
  chosen,
  ci,
}) {
  const started = Date.now();
  const logFile = join(folder, `${part.id}.log`);
  say(`${bold(part.title)} (${part.id}) ...`);

  const missing = await part.needs?.({ withoutTerraform });
  const counts = missing
    ? { passed: 0, failed: 0, skipped: 1, reason: missing }
    : await runLogged({
        part,
        toolchain,
        folder,
        jestArguments,
        withoutTerraform,
        chosen,
        logFile,
      });
  // in CI every tool is installed: what is skipped there was not tested by anybody
  const result =
    ci && counts.reason ? { ...counts, failed: counts.failed + 1 } : counts;

  const word = result.failed ? 'FAILED' : result.passed ? 'passed' : 'skipped';
  const took = Date.now() - started;
  say(
    `${bold(`${part.title}: ${word}`)} (${summary(result)}) in ${duration(
      took,
    )}${result.reason ? `; skipped ${result.reason}` : ''}`,
  );
  if (result.failed && !missing) showEnd(logFile);
  return { part, ...result, took };
}

async function runLogged({
  part,
  toolchain,
  folder,
  jestArguments,
  withoutTerraform,
  chosen,
  logFile,
}) {
  const log = openSync(logFile, 'w');
  const note = line => writeSync(log, `${line}\n`);
  const env = more => ({ ...toolchain.env, FORCE_COLOR: '0', ...more });
  try {
    return await part.run({
      folder,
      arguments: jestArguments,
      withoutTerraform,
      chosen,
      say: note,
      find,
      env: env(),
      nodeFile: toolchain.node,
      yarn: (args, more) => {
        const [command, all] = toolchain.yarn(...args);
        return run(command, all, { env: env(more), onLine: note });
      },
      node: (args, more) =>
        run(toolchain.node, args, { env: env(more), onLine: note }),
      run: (command, args, options) =>
        run(command, args, { env: env(), onLine: note, ...options }),
    });
  } catch (error) {
    note(error.stack);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    closeSync(log);
  }
}

/** Files below a folder of the repository whose name matches. */
function find(folder, pattern) {
  return readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter(name => pattern.test(name) && !name.includes('node_modules'))
    .map(name => join(folder, name))
    .sort();
}

function showEnd(logFile) {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n');
  const shown = 150;
  if (lines.length > shown) {
    say(
      `    ... ${lines.length - shown} lines before; all of it in ${relative(
        root,
        logFile,
      )}`,
    );
  }
  lines.slice(-shown).forEach(line => say(`    ${line}`));
}

export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
