// Writes the published shapes to docs/schemas as JSON Schema. With --check it only compares: exit 1 on drift.
// Run by `yarn schemas`, which loads TypeScript on the way.
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { jsonSchemas } = require('../packages/policy-model/src');

const folder = join(__dirname, '../docs/schemas');
const check = process.argv.includes('--check');
let drift = false;

for (const [id, schema] of Object.entries(jsonSchemas())) {
  const file = join(folder, `${id.split('/')[1]}.json`);
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  const same = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (!check) writeFileSync(file, text);
  else if (!same) {
    console.error(`${file} is not what the code says. Run: yarn schemas`);
    drift = true;
  }
}
process.exitCode = drift ? 1 : 0;
