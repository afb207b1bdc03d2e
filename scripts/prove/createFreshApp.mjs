import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { Stop } from '../lib/say.mjs';

const createApp = '@backstage/create-app@0.9.2';

/** The templates of create-app, as its package carries them. */
export async function fetchTemplates({ toolchain, folder }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { code } = await run('npm', ['pack', createApp, '--silent'], {
    cwd: folder,
    env: toolchain.env,
  });
  const archive = readdirSync(folder).find(name => name.endsWith('.tgz'));
  if (code !== 0 || !archive) throw new Stop(`${createApp} cannot be had.`);
  await run('tar', ['xzf', archive], { cwd: folder });
  return join(folder, 'package');
}

/**
 * A fresh Backstage app, as create-app makes it. It differs in three ways, none of which the suite needs:
 * our lockfile as seed, our Yarn with its settings, and the resolutions of our root package.
 */
export function createFreshApp({ templates, template, target, packed }) {
  rmSync(target, { recursive: true, force: true });
  cpSync(join(templates, 'templates', template), target, { recursive: true });
  const { packageVersions } = createRequire(import.meta.url)(
    join(templates, 'dist/lib/versions.cjs.js'),
  );
  for (const name of readdirSync(target, { recursive: true }).map(String)) {
    if (name.endsWith('.hbs')) render(join(target, name), packageVersions);
  }

  copyFileSync(join(root, 'yarn.lock'), join(target, 'yarn.lock'));
  copyFileSync(join(root, '.yarnrc.yml'), join(target, '.yarnrc.yml'));
  cpSync(join(root, '.yarn/releases'), join(target, '.yarn/releases'), {
    recursive: true,
  });
  const ours = readJson(join(root, 'package.json'));
  const manifest = readJson(join(target, 'package.json'));
  manifest.packageManager = ours.packageManager;
  manifest.resolutions = { ...manifest.resolutions, ...ours.resolutions };
  manifest.dependenciesMeta = ours.dependenciesMeta;
  Object.assign(manifest.resolutions, packed.resolutions);
  writeFileSync(
    join(target, 'package.json'),
    `${JSON.stringify(manifest, null, 2)}\n`,
  );
}

function render(file, versions) {
  const text = readFileSync(file, 'utf8')
    .replace(/\{\{ *version '([^']+)' *\}\}/g, (_, name) => {
      if (!versions[name]) throw new Error(`${file} wants ${name}`);
      return versions[name];
    })
    .replaceAll('{{name}}', 'fresh')
    .replaceAll('{{defaultBranch}}', 'main');
  writeFileSync(file, text);
  renameSync(file, file.replace(/\.hbs$/, ''));
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
