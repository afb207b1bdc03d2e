import { toolPath } from '../../lib/tools.mjs';

/** What the API description allows and refuses, asked of a started service. */
export const api = {
  id: 'api',
  title: 'The service answers as its API description says',
  onlyInCi: true,
  // alone: how much it asks depends on how fast the answers come
  async run({ node, env }) {
    const { code, stdout } = await node(['scripts/api.mjs'], {
      PATH: toolPath(env),
    });
    const [, runs = 0] = (/^api: (\d+) runs in /m.exec(stdout) ?? []).map(
      Number,
    );
    const [, reason] = /^api: skipped, (because .*)$/m.exec(stdout) ?? [];
    if (code === 0 && reason)
      return { passed: 0, failed: 0, skipped: 1, reason };
    return {
      passed: code === 0 ? runs : 0,
      failed: code === 0 && runs ? 0 : 1,
      skipped: 0,
    };
  },
};
