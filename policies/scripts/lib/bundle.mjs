import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackTar } from './tar.mjs';
import { opa, root } from './opa.mjs';
import { readRules, regoSources, sha256 } from './rules.mjs';

const REGO_VERSION = 1;

/** The files of the bundle, made anew from the sources. */
export function bundleFiles() {
  const rules = readRules();
  const sources = Object.fromEntries(
    regoSources().map(path => [`/${path}`, readFileSync(join(root, path))]),
  );
  const data = json({
    guardrails: { parameters: union(rules.map(rule => rule.parameters)) },
  });
  const files = {
    ...sources,
    '/data.json': data,
    '/parameters/schema.json': readFileSync(
      join(root, 'parameters/schema.json'),
    ),
    '/policy.wasm': compile(),
  };
  return { '/.manifest': manifest(withDigests(rules, files), files), ...files };
}

/** Digests as the service computes them from the sources inside of a bundle; TypeScript is loaded by the hook of the package script. */
function withDigests(rules, files) {
  const require = createRequire(import.meta.url);
  const { createRuleDigest } = require('@backstage-guardrails/policy-model');
  const digestOf = createRuleDigest({
    sources: {
      files: Object.fromEntries(
        Object.entries(files)
          .filter(([path]) => path.endsWith('.rego'))
          .map(([path, content]) => [path, content.toString('utf8')]),
      ),
      data: JSON.parse(files['/data.json']),
      version: REGO_VERSION,
    },
    hash: sha256,
  });
  return rules.map(rule => ({ ...rule, digest: digestOf(rule) }));
}

function manifest(rules, files) {
  const { version } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const contents = Object.keys(files)
    .sort()
    .map(name => `${name} ${sha256(files[name])}\n`);
  return json({
    revision: `${version}-${sha256(contents.join('')).slice(7, 19)}`,
    roots: ['guardrails'],
    rego_version: REGO_VERSION,
    // No "wasm" section: with one, an OPA that was built without a Wasm runtime refuses the whole bundle.
    metadata: { guardrails: { version }, rules },
  });
}

/** `capabilities.json` lists nothing but what the Wasm module computes by itself, so the rest is refused here. */
function compile() {
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-bundle-'));
  try {
    const output = join(folder, 'bundle.tar.gz');
    opa([
      'build',
      '--target=wasm',
      '--entrypoint=guardrails/main/result',
      '--optimize=1',
      '--capabilities=capabilities.json',
      `--output=${output}`,
      ...regoSources(),
    ]);
    return unpackTar(readFileSync(output))['/policy.wasm'];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function union(lists) {
  return [...new Set(lists.flat())].sort();
}

function json(value) {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
