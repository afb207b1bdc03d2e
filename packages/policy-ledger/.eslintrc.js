module.exports = require('../../scripts/lint/packageConfig.cjs')(__dirname, {
  never: [
    'policy-inputs',
    'policy-engine',
    'policy-decision',
    'policies',
    'plugin-*',
  ],
});
