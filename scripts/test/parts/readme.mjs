import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../lib/paths.mjs';
import { toolPath } from '../../lib/tools.mjs';
import { startDemo } from '../startDemo.mjs';

/** The commands of the README, run as they are printed, but for port and data folder of the portal. */
export const readme = {
  id: 'readme',
  title: 'The commands of the README',
  // there with Node, npm and git alone
  inCiPartOf: 'bare',
  async run({ run, env, node, nodeFile, say }) {
    const snippets = snippetsOf(readFileSync(join(root, 'README.md'), 'utf8'));
    // built beforehand, so that building is not part of an answer
    await node(['packages/cli/bin/guardrails', 'version']);
    const demo = await startDemo({ node: nodeFile, say, env });
    const counts = { passed: 0, failed: snippets.length ? 0 : 1, skipped: 0 };
    try {
      for (const { text, expected } of snippets) {
        const here = text
          .replaceAll('localhost:7007', `localhost:${demo.backend}`)
          .replaceAll('.guardrails/', `${demo.data}/`);
        say(`\n$ ${here.trim()}`);
        const { code } = await run('sh', ['-euc', here], {
          // with the Node of the reader, which may be older than the portal's
          env: { ...process.env, PATH: toolPath(process.env) },
        });
        say(`exit code ${code}, expected ${expected}`);
        counts[code === expected ? 'passed' : 'failed'] += 1;
      }
    } finally {
      await demo.stop();
    }
    return counts;
  },
};

function snippetsOf(markdown) {
  const pattern =
    /<!-- runs in npm test: exit code (\d+)[^>]*-->\s*```sh\n([\s\S]*?)```/g;
  return [...markdown.matchAll(pattern)].map(([, code, text]) => ({
    text,
    expected: Number(code),
  }));
}
