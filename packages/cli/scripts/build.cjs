'use strict';

const fs = require('node:fs');
const path = require('node:path');

const cli = path.resolve(__dirname, '..');
const repository = path.resolve(cli, '../..');
const dist = path.join(cli, 'dist');
const bundled = path.join(dist, 'guardrails.cjs');

/** What rules of others are compiled with: helpers, test helpers, parameters. */
const POLICIES = [
  'capabilities.json',
  'guardrails/lib',
  'guardrails/main',
  'guardrails/places',
  'guardrails/types',
  'guardrails/testing',
  'package.json',
  'parameters',
];

const sources = [
  'packages/cli/src',
  'packages/cli/scripts',
  'packages/access-postgres/src',
  'packages/display-text/src',
  'packages/policy-builder/src',
  'packages/policy-decision/src',
  'packages/policy-engine/src',
  'packages/policy-inputs/src',
  'packages/policy-ledger/src',
  'packages/policy-model/src',
  'packages/service-client/src',
  'plugins/guardrails-common/src',
  'policies/bundle',
  'policies/parameters',
  'policies/docs/rules',
  ...POLICIES.map(entry => `policies/${entry}`),
].map(folder => path.join(repository, folder));

/** The HCL parser reads its module from a folder above its own, which a bundle has not. */
const hclParser = {
  name: 'hcl-parser',
  setup({ onLoad }) {
    onLoad({ filter: /hcl2json\/lib\/bridge\.js$/ }, ({ path: file }) => {
      const beside = '__dirname, "..", "main.wasm.gz"';
      const source = fs.readFileSync(file, 'utf8');
      if (!source.includes(beside)) {
        throw new Error(`${file} reads its module from somewhere else now`);
      }
      return {
        contents: source.replace(beside, '__dirname, "shipped", "hcl.wasm.gz"'),
        loader: 'js',
      };
    });
  },
};

/** Builds unless what stands there is newer than everything it is made of. */
async function buildIfOlder() {
  const built = fs.statSync(bundled, { throwIfNoEntry: false });
  if (!built || sources.some(source => newest(source) > built.mtimeMs)) {
    await build();
  }
}

/**
 * One file of code, and beside it what it reads at run time. Everything is written under another name
 * first and moved at last, so that a second process never sees half of it.
 */
async function build() {
  const esbuild = require('esbuild');
  const temporary = path.join(cli, `dist.${process.pid}`);
  fs.rmSync(temporary, { recursive: true, force: true });
  try {
    await esbuild.build({
      absWorkingDir: cli,
      entryPoints: ['src/main.ts'],
      outfile: path.join(temporary, 'guardrails.cjs'),
      bundle: true,
      platform: 'node',
      target: 'node22',
      format: 'cjs',
      minifySyntax: true,
      minifyWhitespace: true,
      legalComments: 'linked',
      logLevel: 'error',
      // asked for only where the global of this name is missing, or where somebody asks for native bindings
      external: ['performance', 'pg-native', 'pg-cloudflare'],
      plugins: [hclParser],
    });
    copy('policies/bundle/guardrails.tar.gz', 'guardrails.tar.gz');
    copy('policies/parameters/default.json', 'parameters.json');
    copy('policies/docs/rules', 'docs/rules');
    for (const entry of POLICIES)
      copy(`policies/${entry}`, `policies/${entry}`);
    copy(path.relative(repository, hclModule()), 'hcl.wasm.gz');
    fs.rmSync(dist, { recursive: true, force: true });
    try {
      fs.renameSync(temporary, dist);
    } catch (error) {
      // Another process built the same sources in the meantime.
      if (!fs.existsSync(bundled)) throw error;
    }
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }

  function copy(from, to) {
    fs.cpSync(
      path.join(repository, from),
      path.join(temporary, 'shipped', to),
      {
        recursive: true,
      },
    );
  }
}

function hclModule() {
  const inputs = path.join(repository, 'packages/policy-inputs');
  const main = require.resolve('@cdktf/hcl2json', { paths: [inputs] });
  return path.join(path.dirname(main), '..', 'main.wasm.gz');
}

function newest(entry) {
  const stats = fs.statSync(entry, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return fs
    .readdirSync(entry)
    .reduce(
      (latest, name) => Math.max(latest, newest(path.join(entry, name))),
      stats.mtimeMs,
    );
}

module.exports = { build, buildIfOlder };

if (require.main === module) {
  build().catch(error => {
    process.exitCode = 1;
    console.error(error);
  });
}
