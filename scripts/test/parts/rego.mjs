import { toolPath } from '../../lib/tools.mjs';
import { needsTool } from '../needs.mjs';

/** The tests of the rules with all their samples, as opa reports them; coverage has to be complete. */
export const rego = {
  id: 'rego',
  title: 'Tests of the rules',
  needs: needsTool('opa'),
  lanes: 1,
  async run({ yarn, env }) {
    const { code, stdout } = await yarn(
      ['workspace', '@backstage-guardrails/policies', 'rego:test'],
      { PATH: toolPath(env) },
    );
    const [, ...numbers] =
      /^rego: (\d+) passed, (\d+) failed, (\d+) skipped/m.exec(stdout) ?? [];
    const [passed = 0, failed = 0, skipped = 0] = numbers.map(Number);
    return {
      passed,
      // a rule with a line that no test reaches fails as well
      failed: code !== 0 && failed === 0 ? 1 : failed,
      skipped,
    };
  },
};
