import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { dim, say } from '../lib/say.mjs';

/**
 * Runs one file. Its last line on standard output is a JSON array of
 * `{ name, ratio, limit, pass, detail }`; everything else is shown as it comes.
 */
export async function runBenchmark({ file, toolchain, folder }) {
  let last;
  const { code } = await run(
    toolchain.node,
    [
      '--expose-gc',
      ...['--require', '@backstage/cli-node/config/nodeTransform.cjs'],
      join(root, file),
    ],
    {
      env: {
        ...toolchain.env,
        NODE_ENV: 'production',
        GUARDRAILS_BENCH: folder,
      },
      onLine(line) {
        if (line.startsWith('[{')) last = line;
        else if (line.trim()) say(dim(`  ${line}`));
      },
    },
  );
  if (code !== 0 || !last) return undefined;
  return JSON.parse(last);
}
