// Runs the Rego tests with all samples and the default parameters. Every line of every rule must be reached.
import { builder, fail, openWorkspace } from './lib/builder.mjs';

const { workspace, opa } = await openWorkspace();
const { passed, failed, differences, notCovered, coverage } = report();
for (const name of failed) process.stderr.write(`failed: ${name}\n`);
for (const sentence of differences) process.stderr.write(`${sentence}\n`);
for (const place of notCovered) process.stderr.write(`not covered: ${place}\n`);
process.stdout.write(
  `rego: ${passed} passed, ${failed.length} failed, 0 skipped; coverage ${coverage} %\n`,
);
process.exit(
  passed > 0 && failed.length === 0 && notCovered.length === 0 ? 0 : 1,
);

function report() {
  try {
    return builder.testWorkspace(workspace, opa);
  } catch (error) {
    return fail(error.message);
  }
}
