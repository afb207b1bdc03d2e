import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { say, Stop } from '../lib/say.mjs';

/** Builds all packages and packs those that are published. Answers their files by name. */
export async function packPackages({ toolchain, folder }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
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
  const packed = new Map();
  for (const [name, version] of publishedPackages()) {
    const file = join(folder, `${name.replace('/', '-')}.tgz`);
    readFileSync(file); // a package that was not packed is found out here
    packed.set(name, { file, version });
  }
  return packed;
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
