module.exports = require('../../scripts/lint/packageConfig.cjs')(__dirname, {
  never: ['plugin-guardrails*', 'policy-*', 'policies', 'cli'],
  translated: ['src/components/**/*.{ts,tsx}'],
});
