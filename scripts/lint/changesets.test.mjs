import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { root } from '../lib/paths.mjs';

const changesets = readdirSync(join(root, '.changeset'))
  .filter(name => name.endsWith('.md') && name !== 'README.md')
  .map(name => {
    const text = readFileSync(join(root, '.changeset', name), 'utf8');
    const [, , ...body] = text.split(/^---$/m);
    return { name, body: body.join('---').trim() };
  });

const manifests = [
  'policies',
  ...['packages', 'plugins'].flatMap(group =>
    readdirSync(join(root, group)).map(name => join(group, name)),
  ),
].map(folder => join(folder, 'package.json'));

const versionScript = createRequire(import.meta.url).resolve(
  '@changesets/cli/bin.js',
);

/** A copy of what a release reads, as a repository of its own. */
function copyOfRepository() {
  const copy = mkdtempSync(join(tmpdir(), 'changesets-'));
  for (const file of [
    'package.json',
    'yarn.lock',
    '.changeset',
    ...manifests,
  ]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file), { recursive: true });
  }
  const git = (...args) => {
    const author = ['-c', 'user.name=Test', '-c', 'user.email=test@localhost'];
    const { status, stderr } = spawnSync('git', [...author, ...args], {
      cwd: copy,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  };
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=As it is');
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

test('changesets link to whole addresses, which hold in the changelog of every package', () => {
  const relative = changesets.flatMap(({ name, body }) =>
    [...body.matchAll(/\]\((?!https:\/\/)([^)]*)\)/g)].map(
      ([, link]) => `${name}: ${link}`,
    ),
  );
  assert.deepEqual(relative, []);
});

test('a release takes every changeset into the changelogs, and gives all packages one version', t => {
  const copy = copyOfRepository();
  t.after(() => rmSync(copy, { recursive: true, force: true }));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [versionScript, 'version'],
    { cwd: copy, encoding: 'utf8' },
  );
  assert.equal(status, 0, `${stdout}\n${stderr}`);

  const released = manifests
    .map(file => ({
      folder: dirname(file),
      manifest: JSON.parse(readFileSync(join(copy, file), 'utf8')),
    }))
    .filter(({ manifest }) => !manifest.private);
  const versions = new Set(released.map(({ manifest }) => manifest.version));
  assert.equal(versions.size, 1, [...versions].join(', '));
  if (changesets.length === 0) return;

  assert.deepEqual(readdirSync(join(copy, '.changeset')).sort(), [
    'README.md',
    'config.json',
  ]);
  const changelogs = released.map(({ folder }) =>
    readFileSync(join(copy, folder, 'CHANGELOG.md'), 'utf8'),
  );
  const lost = changesets.filter(({ body }) => {
    const first = body.split('\n')[0];
    return !changelogs.some(changelog => changelog.includes(first));
  });
  assert.deepEqual(
    lost.map(({ name }) => name),
    [],
  );
});
