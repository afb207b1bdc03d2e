import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { say, Stop } from '../lib/say.mjs';

/**
 * Builds all packages and packs those that are published. Answers their `files` by name, and the `resolutions` with
 * which a Yarn app takes them from there.
 */
export async function packPackages({ toolchain, folder }) {
  mkdirSync(folder, { recursive: true });
  // of an earlier run; the folder may hold more than ours
  for (const name of readdirSync(folder)) {
    if (/^@backstage-guardrails-.*\.tgz$/.test(name))
      rmSync(join(folder, name));
  }
  for (const args of [
    ['tsc'],
    ['build'],
    [
      ...['workspaces', 'foreach', '--all', '--no-private', '--parallel'],
      ...['pack', '--out', join(folder, '%s.tgz')],
    ],
  ]) {
    const [command, all] = toolchain.yarn(...args);
    const { code, output } = await run(command, all, {
      env: toolchain.env,
      onLine() {},
    });
    if (code !== 0) throw new Stop(`${output}\nyarn ${args[0]} failed.`);
    say(`  yarn ${args[0]}`);
  }
  const files = new Map();
  for (const [name, version] of publishedPackages()) {
    const file = join(folder, `${name.replace('/', '-')}.tgz`);
    readFileSync(file); // a package that was not packed is found out here
    files.set(name, { file, version });
  }
  const resolutions = Object.fromEntries(
    [...files].map(([name, { file }]) => [name, `file:${file}`]),
  );
  return { files, resolutions };
}

function publishedPackages() {
  const folders = ['policies'];
  for (const group of ['packages', 'plugins']) {
    for (const name of readdirSync(join(root, group))) {
      folders.push(join(group, name));
    }
  }
  return folders
    .map(folder =>
      JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')),
    )
    .filter(manifest => !manifest.private)
    .map(({ name, version }) => [name, version]);
}
