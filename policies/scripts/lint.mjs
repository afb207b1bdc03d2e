// Checks that every rule is complete and written the way the others are. Prints what is wrong; exit 1 if anything is.
import { lintMetadata } from './lib/lintMetadata.mjs';
import { lintParameters } from './lib/lintParameters.mjs';
import { lintRego } from './lib/lintRego.mjs';
import { lintRule } from './lib/lintRule.mjs';
import { filesBelow, readRules } from './lib/rules.mjs';

const rules = new Map(readRules().map(rule => [rule.id, rule]));
const ids = new Set([
  ...rules.keys(),
  ...filesBelow('guardrails/rules').map(path =>
    path.split('/').slice(2, 4).join('/'),
  ),
  ...filesBelow('docs/rules').map(path =>
    path.split('/').slice(2).join('/').replace(/\.md$/, ''),
  ),
]);
const wrong = [
  ...[...ids].sort().flatMap(id => lintRule(id, rules.get(id))),
  ...[...rules.values()].flatMap(lintMetadata),
  ...lintParameters(),
  ...lintRego(),
];
for (const sentence of wrong) process.stderr.write(`${sentence}\n`);
process.stdout.write(
  `rego lint: ${ids.size} rules, ${wrong.length} complaints\n`,
);
process.exit(wrong.length === 0 ? 0 : 1);
