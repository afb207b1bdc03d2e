const path = require('node:path');
const runtime = require('./runtime.cjs');

/** How long each file took in the run before, in milliseconds. */
const took = new Map();

/** First the test of the mutant's own name, then the quickest: one test that fails is enough. */
module.exports = class OwnTestFirst {
  sort(tests) {
    const before = test => (isOwn(test.path) ? -1 : took.get(test.path) ?? 0);
    return [...tests].sort((a, b) => before(a) - before(b));
  }

  cacheResults(_tests, { testResults }) {
    for (const { testFilePath, perfStats } of testResults) {
      took.set(testFilePath, perfStats.runtime);
    }
  }
};

function isOwn(test) {
  const { file } = runtime.mutant() ?? {};
  return (
    file !== undefined &&
    path.basename(test) === path.basename(file).replace(/\.ts$/, '.test.ts')
  );
}
