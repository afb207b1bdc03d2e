import { toolPath } from '../../lib/tools.mjs';

/** A check that is one command and counts as one test. */
export function command({ id, title, args, light = false, needs }) {
  return {
    id,
    title,
    light,
    needs,
    async run({ yarn, env }) {
      const { code } = await yarn(args, { PATH: toolPath(env) });
      return code === 0
        ? { passed: 1, failed: 0, skipped: 0 }
        : { passed: 0, failed: 1, skipped: 0 };
    },
  };
}
