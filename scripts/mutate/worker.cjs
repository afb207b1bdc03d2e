/**
 * Runs the tests beside the sources of a folder against one mutant after another, in one process of Jest. The parent
 * ends it where a mutant does not: an endless loop cannot be ended from inside.
 */
const { runCLI } = require('jest');
const runtime = require('./runtime.cjs');

const [packageFolder, folder] = process.argv.slice(2);
process.chdir(packageFolder);
process.env.NODE_ENV = 'test';
const configuration = Promise.resolve(require('@backstage/cli/config/jest'));

process.on('message', async ({ file, text }) => {
  runtime.setMutant({ file, text });
  try {
    const { results } = await runCLI(
      {
        $0: 'jest',
        _: [folder],
        config: JSON.stringify({
          ...(await configuration),
          runtime: require.resolve('./runtime.cjs'),
          testSequencer: require.resolve('./sequencer.cjs'),
        }),
        bail: 1,
        reporters: [],
        runInBand: true,
        silent: true,
        watchman: false,
      },
      [packageFolder],
    );
    process.send({ passed: results.success, tests: results.numTotalTests });
  } catch (error) {
    process.send({ error: error.stack });
  }
});
