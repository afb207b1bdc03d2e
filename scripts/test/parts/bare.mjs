import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../lib/paths.mjs';
import { which } from '../../lib/which.mjs';

/** What every system has, and npm and the shell commands of the README use. */
const SYSTEM = ['cat', 'env', 'gzip', 'id', 'ls', 'rm', 'sh', 'sleep', 'tar'];

/**
 * `npm test` in a clean clone of the last commit, on a machine that has Node, npm and git and neither Terraform nor a
 * connection to fetch OpenTofu: nothing fails there for want of a tool. Of the unit tests those run that could need
 * one. It names its parts and is not among them, so it cannot start itself.
 */
export const bare = {
  id: 'bare',
  title: 'npm test with Node, npm and git alone',
  onlyInCi: true,
  lanes: 1,
  needs: () =>
    existsSync(join(root, '.git'))
      ? undefined
      : 'because this folder is no git checkout',
  async run({ run, find, say }) {
    const folder = mkdtempSync(join(tmpdir(), 'guardrails-bare-'));
    try {
      const clone = join(folder, 'clone');
      const cloned = await run('git', ['clone', '--quiet', root, clone]);
      if (cloned.code !== 0) return { passed: 0, failed: 1, skipped: 0 };
      const { code, stdout } = await run(
        'npm',
        [
          ...['test', '--', '--no-fetch', '--only', 'unit,readme', '--'],
          ...testsThatStartPrograms(find),
        ],
        { cwd: clone, env: environment(join(folder, 'bin')) },
      );
      const [, passed = 0, skipped = 0] = (
        /^tests: (\d+) passed, 0 failed, (\d+) skipped$/m.exec(stdout) ?? []
      ).map(Number);
      const reason = 'neither Terraform nor OpenTofu is installed';
      // nothing skipped would mean that the machine was not bare
      if (code !== 0 || !passed || !skipped || !stdout.includes(reason)) {
        say(`exit code ${code}, ${passed} passed, ${skipped} skipped`);
        return { passed, failed: 1, skipped: 0 };
      }
      return {
        passed,
        failed: 0,
        skipped: 0,
        note: `${skipped} skipped there`,
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** All of the plugin that runs Terraform, and test files that start a program other than Node and git. */
function testsThatStartPrograms(find) {
  const plugin = 'plugins/scaffolder-backend-module-guardrails/src';
  const starts = /\b(?:spawn|exec)[A-Za-z]*\(\s*'(?!git')/;
  return [
    plugin,
    ...['packages', 'plugins']
      .flatMap(group => find(group, /\.test\.tsx?$/))
      .filter(file => !file.startsWith(plugin))
      .filter(file => starts.test(readFileSync(join(root, file), 'utf8'))),
  ];
}

/** As it is but for the PATH, and without what CI or the caller says about these tests. */
function environment(folder) {
  mkdirSync(folder);
  const link = (name, program) =>
    symlinkSync(realpathSync(program), join(folder, name));
  link('node', process.execPath);
  for (const name of ['npm', 'git', ...SYSTEM]) link(name, which(name));
  const env = Object.entries(process.env).filter(
    ([name]) => !/^(CI|GUARDRAILS_.*|BACKSTAGE_TEST_.*)$/.test(name),
  );
  return { ...Object.fromEntries(env), PATH: folder };
}
