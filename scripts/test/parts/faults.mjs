import { toolPath } from '../../lib/tools.mjs';

/** The service broken in the middle of its work: nothing that it acknowledged is missing afterwards. */
export const faults = {
  id: 'faults',
  title: 'Faults in the middle of work',
  onlyInCi: true,
  // beside others: it waits for processes and for time
  lanes: 1,
  async run({ node, env }) {
    const { code, stdout } = await node(['scripts/faults.mjs'], {
      PATH: toolPath(env),
    });
    const [, provoked = 0, acknowledged = 0, lost = 0] = (
      /^faults: (\d+), acknowledged: (\d+), lost: (\d+)$/m.exec(stdout) ?? []
    ).map(Number);
    return {
      passed: provoked,
      // lost, without a result, or nothing provoked at all
      failed: code === 0 && provoked ? 0 : Math.max(1, lost),
      skipped: 0,
      note: `${acknowledged} answers acknowledged, ${lost} lost`,
    };
  },
};
