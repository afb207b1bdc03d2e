// Records decisions of every kind as the engine of this checkout makes them, for the tests that hold later engines to
// them byte for byte. A record is of one version of the engine and is never written again:
//   yarn workspace @backstage-guardrails/policy-testkit record
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const require = createRequire(import.meta.url);
const { bundlePath } = require('@backstage-guardrails/policies');
const { recordDecisions } = require('../src/recorded');

const engine = require.resolve(
  '@backstage-guardrails/policy-engine/package.json',
);
const { version } = require(engine);

const folder = join(dirname(engine), 'src/__fixtures__/recorded', version);
if (existsSync(folder)) {
  process.stderr.write(
    `${relative('.', folder)} exists. Raise the version of the engine first.\n`,
  );
  process.exit(1);
}
const text = await recordDecisions();
mkdirSync(folder, { recursive: true });
copyFileSync(bundlePath, join(folder, 'bundle.tar.gz'));
// Verdicts repeat one another over more than the window of gzip.
writeFileSync(
  join(folder, 'decisions.jsonl.br'),
  brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_LGWIN]: 24 },
  }),
);
const decisions = text.split('\n').filter(line => line.includes('"verdict":'));
process.stdout.write(`${relative('.', folder)}: ${decisions.length}\n`);
