// Counts, for each family of settings, which attributes of the providers a table of places lists, which are left out
// with a reason, and which are open. Writes docs/coverage.md; with --check it only compares. Exit 1 if any is open.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { fail, inputs, root } from './lib/builder.mjs';
import { coverageOf } from './lib/coverageOf.mjs';
import { coveragePage } from './lib/coveragePage.mjs';
import { readSchemas } from './lib/schemas.mjs';

const target = 'docs/coverage.md';
const { families } = yaml('coverage.yaml');
const result = coverageOf({
  schemas: readSchemas(join(root, 'schemas')),
  listed: listedSettings(),
  families: families.map(family => ({
    ...family,
    leftOut: leftOutOf(family.name),
  })),
  readers: { secrets: inputs.isSecretSetting },
});

for (const { name, listed, byName, leftOut, open } of result.families) {
  process.stdout.write(
    `${name}: ${listed} listed, ${byName} by name, ${leftOut.length} left out, ${open.length} open\n`,
  );
}
const faults = [
  ...result.faults,
  ...result.families.flatMap(({ name, open }) =>
    open.map(setting => `${name}: ${setting} is neither listed nor left out`),
  ),
];
if (faults.length > 0) fail(faults.join('\n'));
const page = coveragePage(result.families);
if (!process.argv.includes('--check')) {
  writeFileSync(join(root, target), page);
} else if (
  !existsSync(join(root, target)) ||
  readFileSync(join(root, target), 'utf8') !== page
) {
  fail(`${target}: not what the tables say; run npm run rules:coverage`);
}

/** `type path`, without numbers of elements. */
function listedSettings() {
  const files = readdirSync(join(root, 'places')).filter(
    file => !file.endsWith('.left-out.yaml'),
  );
  return new Set(
    files.flatMap(file =>
      Object.entries(yaml(`places/${file}`).places).flatMap(([type, places]) =>
        places.map(({ path }) => `${type} ${plain(path)}`),
      ),
    ),
  );
}

function leftOutOf(family) {
  const file = `places/${family}.left-out.yaml`;
  return existsSync(join(root, file)) ? yaml(file).leftOut : [];
}

function plain(path) {
  return String(path)
    .split('.')
    .filter(segment => !/^(\d+|\*)$/.test(segment))
    .join('.');
}

function yaml(path) {
  return parse(readFileSync(join(root, path), 'utf8'));
}
