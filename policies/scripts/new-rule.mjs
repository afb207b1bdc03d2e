// Scaffolds a rule that already passes lint and tests:
//   node policies/scripts/new-rule.mjs network/no-public-thing --title "A thing is not public"
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { builder, fail, root } from './lib/builder.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { title: { type: 'string' }, type: { type: 'string' } },
});
const [id] = positionals;
if (!/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(id ?? '') || !values.title) {
  fail(
    'Usage: new-rule <domain>/<rule-id> --title "What must be true" [--type aws_db_instance]',
  );
}
const folder = `guardrails/rules/${id}`;
const file = id.split('/')[1].replaceAll('-', '_');
const files = builder.ruleFiles({
  id,
  title: values.title,
  type: values.type ?? 'aws_db_instance',
  now: new Date(),
  places: {
    source: `${folder}/${file}.rego`,
    test: `${folder}/${file}_test.rego`,
    samples: `${folder}/samples`,
    page: `docs/rules/${id}.md`,
  },
});
for (const path of Object.keys(files)) {
  if (existsSync(join(root, path))) fail(`${path} exists already`);
}
for (const [path, content] of Object.entries(files)) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
  process.stdout.write(`${path}\n`);
}
process.stdout.write(
  'Now write the rule, its samples and its page; then run rego:lint, rego:test and bundle.\n',
);
