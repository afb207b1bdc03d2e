import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../lib/paths.mjs';
import { run } from '../../lib/run.mjs';
import { say, Stop } from '../../lib/say.mjs';

/** A checkout of a commit with its dependencies, in a work tree of its own that is kept for the next time. */
export async function checkOut({ commit, folder, toolchain }) {
  const git = async (...args) => {
    const { code, output } = await run('git', args, { onLine() {} });
    if (code !== 0) throw new Stop(`git ${args.join(' ')} failed:\n${output}`);
    return output.trim();
  };
  if (!existsSync(join(folder, '.git'))) {
    await git('worktree', 'prune');
    await git('worktree', 'add', '--detach', folder, commit);
  }
  await git('-C', folder, 'checkout', '--detach', '--quiet', commit);
  say(`  ${await git('-C', folder, 'log', '-1', '--format=%h %s')}`);
  await install({ folder, toolchain });
  return folder;
}

/** Its own dependencies, as its lock file names them. */
async function install({ folder, toolchain }) {
  const lock = readFileSync(join(folder, 'yarn.lock'));
  const stamp = join(folder, 'node_modules/.yarn-lock-of-proof');
  if (existsSync(stamp) && readFileSync(stamp).equals(lock)) return;
  say('  Installing its dependencies');
  const { code, output } = await run(
    ...toolchain.yarn('install', '--immutable'),
    { cwd: folder, env: toolchain.env, onLine() {} },
  );
  if (code !== 0) throw new Stop(`They could not be installed:\n${output}`);
  writeFileSync(stamp, lock);
}

/** The command line of a checkout; `root` is this one. */
export function guardrails({ checkout = root, toolchain, args, env = {} }) {
  return run(
    toolchain.node,
    [join(checkout, 'packages/cli/bin/guardrails'), ...args],
    { cwd: checkout, env: { ...toolchain.env, ...env }, onLine() {} },
  );
}
