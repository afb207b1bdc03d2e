const config = require('../../scripts/lint/packageConfig.cjs')(__dirname);

module.exports = {
  ...config,
  rules: {
    ...config.rules,
    // What is imported here is bundled into one file: it is there at build time and never installed beside it.
    '@backstage/no-undeclared-imports': 'off',
  },
};
