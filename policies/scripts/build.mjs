// Builds bundle/guardrails.tar.gz from the sources. With --check it only compares: exit 1 on drift.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builder, fail, openWorkspace, root } from './lib/builder.mjs';

const { buildBundle, packTar, unpackTar } = builder;
const target = join(root, 'bundle', 'guardrails.tar.gz');
const { workspace, opa } = await openWorkspace();
const { files, revision, rules } = built();

if (process.argv.includes('--check')) {
  const drift = differences(files);
  if (drift.length > 0) {
    fail(
      `bundle/guardrails.tar.gz differs from the sources: ${drift.join(
        ', ',
      )}\nRun: yarn workspace @backstage-guardrails/policies bundle`,
    );
  }
} else {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, packTar(files));
}
process.stdout.write(
  `bundle ${revision}: ${rules.length} rules, ${files['/policy.wasm'].length} bytes of Wasm\n`,
);

function built() {
  try {
    return buildBundle(workspace, opa);
  } catch (error) {
    return fail(error.message);
  }
}

function differences(fresh) {
  if (!existsSync(target)) return ['there is none'];
  const committed = unpackTar(readFileSync(target));
  const names = new Set([...Object.keys(fresh), ...Object.keys(committed)]);
  return [...names]
    .filter(name => !committed[name]?.equals(fresh[name] ?? Buffer.alloc(0)))
    .sort();
}
