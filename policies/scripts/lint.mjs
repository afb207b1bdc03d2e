// Checks that every rule is complete and written the way the others are. Prints what is wrong; exit 1 if anything is.
import { builder, openWorkspace } from './lib/builder.mjs';
import { lintFixes } from './lib/lintFixes.mjs';
import { lintPages } from './lib/lintPages.mjs';
import { lintParameters } from './lib/lintParameters.mjs';

const { workspace, opa } = await openWorkspace();
const { rules, faults } = builder.lintWorkspace(workspace, {
  opa,
  now: new Date(),
});
const wrong = [
  ...faults,
  ...lintFixes(rules),
  ...lintPages(rules),
  ...lintParameters(),
];
for (const sentence of wrong) process.stderr.write(`${sentence}\n`);
process.stdout.write(
  `rego lint: ${rules.length} rules, ${wrong.length} complaints\n`,
);
process.exit(wrong.length === 0 ? 0 : 1);
