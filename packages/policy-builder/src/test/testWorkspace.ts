import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { neverAsked } from '../asked';
import { BuilderError } from '../errors';
import type { Opa } from '../opa';
import { readRules } from '../rules';
import type { PolicyWorkspace } from '../workspace';
import { readSamples } from './readSamples';
import { sampleDifferences } from './sampleDifferences';
import { unknownTest } from './unknownTest';
import { unknownVariants } from './unknownVariants';

/** What came of the tests of rules. @public */
export type TestReport = {
  passed: number;
  /** Names of the tests that failed. */
  failed: string[];
  /** What rules find otherwise in samples whose tests failed, as sentences. */
  differences: string[];
  /** Places in rules that no test reaches, as `file:first-last`. */
  notCovered: string[];
  /** Rules that pass and that the engine would not call for what their samples show, as sentences. */
  neverAsked: string[];
  /** Of all lines, in per cent. */
  coverage: number;
};

const resultsSchema = z.array(
  z.object({
    package: z.string(),
    name: z.string(),
    fail: z.boolean().optional(),
    error: z.unknown().optional(),
    sub_results: z
      .record(z.string(), z.object({ fail: z.boolean().optional() }))
      .optional(),
  }),
);
type Result = z.infer<typeof resultsSchema>[number];

const placeSchema = z.object({ row: z.number() });
const coverageSchema = z.object({
  coverage: z.number().optional(),
  files: z
    .record(
      z.string(),
      z.object({
        not_covered: z
          .array(z.object({ start: placeSchema, end: placeSchema }))
          .optional(),
      }),
    )
    .optional(),
});

/** Runs the Rego tests with all samples and the test parameters. @public */
export function testWorkspace(
  workspace: PolicyWorkspace,
  opa: Opa,
): TestReport {
  const { folder, inAuthorsWords } = workspace;
  const place = mkdtempSync(join(tmpdir(), 'guardrails-rego-'));
  try {
    const samples = readSamples(workspace);
    const variants = workspace.about.namespace ? variantsOf(samples) : {};
    const data = join(place, 'data.json');
    writeFileSync(
      data,
      JSON.stringify({
        samples,
        variants,
        parameters: workspace.testParameters,
        guardrails: {
          ...(workspace.places && { places: workspace.places }),
          ...(workspace.types && { types: workspace.types }),
        },
      }),
    );
    const generated = Object.keys(variants).map(id => {
      const file = join(place, `${id.replace('/', '_')}_unknown_test.rego`);
      writeFileSync(file, unknownTest(id));
      return file;
    });
    const files = [
      ...['--format=json', '--ignore=samples', 'guardrails', data],
      ...generated,
    ];
    const run = (options: string[]) =>
      opa(['test', '--timeout=60s', ...options, ...files], {
        folder,
        tolerate: true,
      });
    const tests = run([]);
    const results = resultsSchema.safeParse(parsed(tests.stdout));
    if (!results.success) {
      throw new BuilderError(
        'opa-failed',
        inAuthorsWords(`opa test failed:\n${tests.stderr}${tests.stdout}`),
      );
    }
    // With a failing test the report of coverage is text; then there is none.
    const coverage = coverageSchema.safeParse(
      parsed(run(['--coverage']).stdout),
    );
    const { files: reports = {}, coverage: share = 0 } = coverage.data ?? {};
    const cases = results.data.flatMap(casesOf);
    const failed = cases
      .filter(({ passed }) => !passed)
      .map(({ name }) => name);
    return {
      passed: cases.filter(({ passed }) => passed).length,
      failed,
      differences: sampleDifferences({
        failed,
        samples,
        place,
        data,
        folder,
        opa,
      }),
      notCovered: notCovered(reports)
        .filter(file => covers(workspace, file))
        .map(inAuthorsWords),
      neverAsked: neverAsked(readRules(workspace, opa), workspace).map(
        inAuthorsWords,
      ),
      coverage: share,
    };
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** A test over many samples counts once for each. */
function casesOf(result: Result): { name: string; passed: boolean }[] {
  const { package: name, name: test, fail, error, sub_results = {} } = result;
  const whole = `${name}.${test}`;
  const parts = Object.entries(sub_results);
  return parts.length === 0
    ? [{ name: whole, passed: !fail && !error }]
    : parts.map(([part, { fail: failed }]) => ({
        name: `${whole} ${part}`,
        passed: !failed && !error,
      }));
}

function notCovered(
  reports: NonNullable<z.infer<typeof coverageSchema>['files']>,
): string[] {
  return Object.entries(reports)
    .filter(([file]) => !file.endsWith('_test.rego'))
    .flatMap(([file, { not_covered = [] }]) =>
      not_covered.map(({ start, end }) => `${file}:${start.row}-${end.row}`),
    );
}

/** Shared helpers are covered where they are written. */
function covers({ about }: PolicyWorkspace, file: string): boolean {
  return about.namespace === undefined || file.startsWith('guardrails/rules/');
}

function variantsOf(samples: ReturnType<typeof readSamples>) {
  return Object.fromEntries(
    Object.entries(samples)
      .map(([id, ofRule]) => [id, unknownVariants(ofRule)] as const)
      .filter(([, variants]) => Object.keys(variants).length > 0),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
