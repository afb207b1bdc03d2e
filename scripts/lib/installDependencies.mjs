import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutSubfolder, root } from './paths.mjs';
import { run } from './run.mjs';
import { duration, say, Stop } from './say.mjs';

/** `yarn install --immutable`, but only when something that decides its result has changed. */
export async function installDependencies({ yarn, env, node }) {
  const stampFile = join(checkoutSubfolder('stamps'), 'install');
  const stamp = stampOf(node);
  if (
    existsSync(join(root, 'node_modules/.yarn-state.yml')) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp
  ) {
    return;
  }
  say('Installing dependencies; the first time this takes a few minutes.');
  const started = Date.now();
  const [command, args] = yarn('install', '--immutable');
  const { code } = await run(command, args, { env });
  if (code !== 0) {
    throw new Stop(
      'The dependencies could not be installed. What went wrong stands above; run the same command again after it is put right.',
    );
  }
  writeFileSync(stampFile, stamp);
  say(`Dependencies installed in ${duration(Date.now() - started)}.`);
}

function stampOf(node) {
  const hash = createHash('sha256').update(`${node}\0${process.arch}`);
  const manifests = [
    'package.json',
    'yarn.lock',
    '.yarnrc.yml',
    'policies/package.json',
  ];
  for (const folder of ['packages', 'plugins']) {
    for (const name of readdirSync(join(root, folder)).sort()) {
      manifests.push(`${folder}/${name}/package.json`);
    }
  }
  for (const manifest of manifests) {
    if (!existsSync(join(root, manifest))) continue;
    hash.update(`\0${manifest}\0`).update(readFileSync(join(root, manifest)));
  }
  return hash.digest('hex');
}
