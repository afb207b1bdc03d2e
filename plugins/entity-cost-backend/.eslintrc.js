module.exports = require('../../scripts/lint/packageConfig.cjs')(__dirname, {
  never: ['plugin-guardrails*', 'policy-*', 'policies', 'cli'],
  exact: ['src/**/*.ts'],
});
