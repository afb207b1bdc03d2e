import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../lib/paths.mjs';
import { findTool, toolPath } from '../lib/tools.mjs';

const example = join(root, 'examples/own-policies');
const packed = { cli: 'packages/cli', policies: 'policies' };
const skip = findTool('opa') ? false : 'opa is not installed';
const readJson = path => JSON.parse(readFileSync(path, 'utf8'));

test('the template pins the packages of this version', () => {
  const { devDependencies } = readJson(join(example, 'package.json'));
  for (const folder of Object.values(packed)) {
    const { name, version } = readJson(join(root, folder, 'package.json'));
    assert.equal(devDependencies[name], version);
  }
});

test(
  'the template works with packed packages and nothing of this repository',
  { skip },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'guardrails-packed-'));
    try {
      const target = join(folder, 'own');
      cpSync(example, target, {
        recursive: true,
        filter: source => !source.includes('node_modules'),
      });
      const env = {
        ...process.env,
        PATH: toolPath(process.env),
        HOME: folder,
        // as a machine without any network would do
        npm_config_offline: 'true',
        npm_config_cache: join(folder, 'cache'),
        npm_config_update_notifier: 'false',
      };
      const npm = (...args) =>
        spawnSync('npm', args, { cwd: target, env, encoding: 'utf8' });
      execFileSync(process.execPath, [
        join(root, 'packages/cli/scripts/build.cjs'),
      ]);
      const files = pack(folder, env);
      const installed = npm('install', '--no-audit', '--no-fund', ...files);
      assert.equal(installed.status, 0, installed.stderr);

      const lint = npm('run', '-s', 'lint');
      assert.equal(lint.stdout, 'lint: 2 rules, 0 mistakes\n', lint.stderr);
      const tests = npm('test', '-s');
      assert.equal(tests.status, 0, tests.stderr);
      assert.match(tests.stdout, /^cases: 1 passed, 0 failed$/m);

      // The helpers are those that the folder installs, not those that came with the program.
      const manifest = join(
        target,
        'node_modules/@backstage-guardrails/policies/package.json',
      );
      writeFileSync(
        manifest,
        JSON.stringify({ ...readJson(manifest), version: '9.9.9' }),
      );
      const built = npm('run', '-s', 'build');
      assert.equal(built.status, 0, built.stderr);
      assert.match(built.stdout, /policies 9\.9\.9$/m);
      assert.match(built.stdout, /^ {2}acme\/queue-redrive$/m);

      const rule = join(target, 'rules/queue-redrive.rego');
      writeFileSync(
        rule,
        readFileSync(rule, 'utf8').replace(
          'not is_dead_letter(change)',
          'not change.after.redrive_policy',
        ),
      );
      const refused = npm('run', '-s', 'lint');
      assert.equal(refused.status, 1);
      assert.match(refused.stderr, /queue-redrive\.rego:\d+: reads "after"/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

/** Packs as they are, so that no manifest of the checkout changes while other checks read it. */
function pack(folder, env) {
  const place = join(folder, 'packed');
  mkdirSync(place);
  return Object.values(packed).map(source => {
    const output = execFileSync(
      'npm',
      ['pack', '--silent', '--ignore-scripts', '--pack-destination', place],
      { cwd: join(root, source), env, encoding: 'utf8' },
    );
    return join(place, output.trim().split('\n').pop());
  });
}
