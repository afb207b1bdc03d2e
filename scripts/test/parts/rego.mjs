import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTool, needsTool, toolPath } from '../needs.mjs';

const workspace = ['workspace', '@backstage-guardrails/policies'];

/** The tests of the rules, counted by opa itself; complete line coverage counts as one more. */
export const rego = {
  id: 'rego',
  title: 'Tests of the rules',
  needs: needsTool('opa'),
  async run({ run, yarn, folder, env }) {
    const report = await run(findTool('opa'), [
      'test',
      '--format',
      'json',
      'policies/guardrails',
      'policies/parameters',
    ]);
    writeFileSync(join(folder, 'rego.json'), report.stdout);
    const counts = countsOf(
      JSON.parse(readFileSync(join(folder, 'rego.json'), 'utf8')),
    );
    const coverage = await yarn([...workspace, 'rego:test'], {
      PATH: toolPath(env),
    });
    counts[coverage.code === 0 ? 'passed' : 'failed'] += 1;
    return counts;
  },
};

function countsOf(tests) {
  const failed = tests.filter(test => test.fail || test.error).length;
  const skipped = tests.filter(test => test.skip).length;
  return { passed: tests.length - failed - skipped, failed, skipped };
}
