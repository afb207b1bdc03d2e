// Builds bundle/guardrails.tar.gz from the sources. With --check it only compares: exit 1 on drift.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builder, fail, openWorkspace, root } from './lib/builder.mjs';

const { buildBundle, diffBundles, packTar, unpackTar } = builder;
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
  // A day that moved would make a rule new for parameters that say newRules, and so milder than it was.
  const moved = existsSync(target) ? redated() : [];
  if (moved.length > 0) {
    fail(`A rule keeps the day on which it was adopted: ${moved.join(', ')}`);
  }
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

function redated() {
  const manifest = unpackTar(readFileSync(target))['/.manifest'];
  const { metadata } = JSON.parse(manifest.toString());
  return diffBundles(metadata.rules, rules).redated.map(
    ({ before, after }) =>
      `${after.id} says ${after.adopted}, the bundle says ${before.adopted}`,
  );
}

function differences(fresh) {
  if (!existsSync(target)) return ['there is none'];
  const committed = unpackTar(readFileSync(target));
  const names = new Set([...Object.keys(fresh), ...Object.keys(committed)]);
  return [...names]
    .filter(name => !committed[name]?.equals(fresh[name] ?? Buffer.alloc(0)))
    .sort();
}
