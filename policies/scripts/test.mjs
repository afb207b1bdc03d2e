// Runs the Rego tests with all samples and the default parameters. Every line of every rule must be reached.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, opa, root } from './lib/opa.mjs';
import { readSamples } from './lib/samples.mjs';

const folder = mkdtempSync(join(tmpdir(), 'guardrails-rego-'));
const data = join(folder, 'data.json');
writeFileSync(
  data,
  JSON.stringify({
    samples: readSamples(),
    parameters: JSON.parse(
      readFileSync(join(root, 'parameters/default.json'), 'utf8'),
    ),
  }),
);
const files = ['--ignore=samples', 'guardrails', data];
const tests = opa(['test', '--format=json', ...files], { tolerate: true });
const results = parsed(tests.stdout);
if (!Array.isArray(results)) fail(`${tests.stderr}${tests.stdout}`);
const coverage =
  parsed(
    opa(['test', '--coverage', '--format=json', ...files], { tolerate: true })
      .stdout,
  ) ?? {};
rmSync(folder, { recursive: true });

const cases = results.flatMap(casesOf);
const failures = cases.filter(({ passed }) => !passed);
for (const { name } of failures) process.stderr.write(`failed: ${name}\n`);
const open = notCovered(coverage.files ?? {});
for (const place of open) process.stderr.write(`not covered: ${place}\n`);
process.stdout.write(
  `rego: ${cases.length - failures.length} passed, ${
    failures.length
  } failed, 0 skipped; coverage ${coverage.coverage ?? 0} %\n`,
);
process.exit(
  cases.length > 0 && failures.length === 0 && open.length === 0 ? 0 : 1,
);

/** A test over many samples counts once for each. */
function casesOf({
  package: name,
  name: test,
  fail: failed,
  error,
  sub_results,
}) {
  const whole = `${name}.${test}`;
  const parts = Object.entries(sub_results ?? {});
  return parts.length === 0
    ? [{ name: whole, passed: !failed && !error }]
    : parts.map(([part, result]) => ({
        name: `${whole} ${part}`,
        passed: !result.fail && !error,
      }));
}

function notCovered(reports) {
  return Object.entries(reports)
    .filter(([file]) => !file.endsWith('_test.rego'))
    .flatMap(([file, { not_covered = [] }]) =>
      not_covered.map(({ start, end }) => `${file}:${start.row}-${end.row}`),
    );
}

/** With a failing test the coverage report is text; then there is none. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
