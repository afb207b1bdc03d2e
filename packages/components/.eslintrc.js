module.exports = require('../../scripts/lint/packageConfig.cjs')(__dirname, {
  never: ['plugin-*', 'policy-*', 'policies', 'cli'],
  translated: ['src/**/*.{ts,tsx}'],
});
