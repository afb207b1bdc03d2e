import { toolPath } from '../../lib/tools.mjs';

/**
 * A check that is one command and counts as one test. `args` may depend on the `chosen` parts; everything else is what
 * any part can say of itself.
 */
export function command({ args, ...part }) {
  return {
    ...part,
    async run({ yarn, env, chosen }) {
      const { code } = await yarn(
        typeof args === 'function' ? args(chosen) : args,
        { PATH: toolPath(env) },
      );
      return code === 0
        ? { passed: 1, failed: 0, skipped: 0 }
        : { passed: 0, failed: 1, skipped: 0 };
    },
  };
}
