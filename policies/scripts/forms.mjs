// Derives policies/schemas/arm.txt.gz and awscc.txt.gz, with which the places of other forms are checked:
//   node policies/scripts/forms.mjs arm FOLDER     a checkout of bicep-types-az, whose `generated` has the API of Azure
//   node policies/scripts/forms.mjs awscc FOLDER   the unpacked npm package @aws-cdk/aws-service-spec
// Only types that a table names, and nothing of them but paths and flags. Run it after a table names a new type.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fail, root } from './lib/builder.mjs';
import { armTypes } from './lib/armTypes.mjs';
import { cloudControlTypes } from './lib/cloudControlTypes.mjs';
import { isArm, isCloudControl } from './lib/forms.mjs';
import { readTables } from './lib/readTables.mjs';

const readers = {
  arm: { isOf: isArm, read: armTypes },
  awscc: { isOf: isCloudControl, read: cloudControlTypes },
};
const [form, folder] = process.argv.slice(2);
if (!readers[form] || !folder) fail('Usage: forms.mjs arm|awscc FOLDER');

const { isOf, read } = readers[form];
const tables = readTables(join(root, 'places'));
const names = new Set(
  tables.flatMap(({ places }) => Object.keys(places).filter(isOf)),
);
const { source, types } = read(folder, names);
const lines = [...types.keys()]
  .sort()
  .flatMap(type => [
    type,
    ...[...types.get(type)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, flags]) => ` ${path} ${flags}`),
  ]);
writeFileSync(
  join(root, 'schemas', `${form}.txt.gz`),
  gzipSync(`${[`# ${source}`, ...lines].join('\n')}\n`, { level: 9 }),
);
const missing = [...names].filter(name => !types.has(name)).sort();
process.stdout.write(
  `${form}: ${types.size} of ${names.size} types; not found: ${
    missing.join(', ') || 'none'
  }\n`,
);
