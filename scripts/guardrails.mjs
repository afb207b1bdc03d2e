import { join } from 'node:path';
import { installDependencies } from './lib/installDependencies.mjs';
import { root } from './lib/paths.mjs';
import { endAll, run } from './lib/run.mjs';
import { main, sayOnStandardError } from './lib/say.mjs';
import { useToolchain } from './lib/toolchain.mjs';

// The command line of this checkout, on a Node that it runs on. Its standard output is the answer and nothing else.
await main(async () => {
  sayOnStandardError();
  const toolchain = await useToolchain();
  await installDependencies(toolchain);
  // the terminal sends it to the command as well, which ends by itself
  process.on('SIGINT', () => {});
  process.on('SIGTERM', endAll);
  const { code } = await run(
    toolchain.node,
    [join(root, 'packages/cli/bin/guardrails'), ...process.argv.slice(2)],
    { cwd: process.cwd(), env: toolchain.env, stdio: 'inherit' },
  );
  process.exitCode = code;
});
