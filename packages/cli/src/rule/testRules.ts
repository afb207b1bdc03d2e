import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import {
  type TestReport,
  testWorkspace,
} from '@backstage-guardrails/policy-builder';
import type { Command } from '../arguments';
import type { Host } from '../host';
import { compileOwnRules, withOwnRules } from '../ownRules';
import { runCase } from './runCase';

/** Runs the tests and samples of own rules, then their cases with the compiled bundle. Exit code 1 where one fails. @internal */
export async function testRules(
  command: Extract<Command, { name: 'rule-lint' | 'rule-test' }>,
  host: Host,
): Promise<number> {
  const { folder } = command;
  return withOwnRules({ ...command, host }, async own => {
    const report = testWorkspace(own.workspace, own.opa);
    sayReport(report, host);
    const cases = await listCases(folder);
    const compiled = await compileOwnRules(own);
    let failed = 0;
    for (const path of cases) {
      const differences = await runCase({ path, folder, compiled, host });
      if (differences.length > 0) failed += 1;
      for (const difference of differences) {
        host.err(`✗ ${path}: ${difference}\n`);
      }
    }
    host.out(`cases: ${cases.length - failed} passed, ${failed} failed\n`);
    const isComplete =
      report.passed > 0 &&
      report.failed.length === 0 &&
      report.notCovered.length === 0 &&
      report.neverAsked.length === 0;
    return isComplete && failed === 0 ? 0 : 1;
  });
}

function sayReport(report: TestReport, host: Host): void {
  const { passed, failed, differences, notCovered, neverAsked } = report;
  for (const name of failed) host.err(`✗ ${sentenceOf(name)}\n`);
  for (const sentence of differences) {
    host.err(`  ${escapeForDisplay(sentence)}\n`);
  }
  for (const sentence of neverAsked) host.err(`✗ ${sentence}\n`);
  // A failing test is said first: without it lines may be covered.
  if (failed.length === 0) {
    for (const place of notCovered) {
      host.err(`✗ ${place}: no test or sample reaches these lines\n`);
    }
  }
  if (passed + failed.length === 0) host.err('✗ No tests found.\n');
  host.out(`tests: ${passed} passed, ${failed.length} failed\n`);
}

/** A variant of a sample is no file, so its name alone would send the author looking for one. */
function sentenceOf(name: string): string {
  const match =
    /^data\.guardrails\.rules\.(.+)_unknown_test\.test_finds (.+)$/.exec(name);
  if (!match) return name;
  const [, rule, variant] = match;
  return `${rule
    .replaceAll('_', '-')
    .replace(
      '.',
      '/',
    )}: nothing is found in the sample ${variant}. Read values with data.guardrails.lib.settings`;
}

async function listCases(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'cases')).catch(() => []);
  return names
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => `cases/${name}`);
}
