module.exports = require('../../scripts/lint/packageConfig.cjs')(__dirname, {
  never: [
    'policy-engine',
    'policy-ledger',
    'policy-decision',
    'policies',
    'plugin-*',
  ],
});
