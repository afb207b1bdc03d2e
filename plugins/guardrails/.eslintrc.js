module.exports = require('../../scripts/lint/packageConfig.cjs')(__dirname, {
  translated: ['src/components/**/*.{ts,tsx}'],
});
