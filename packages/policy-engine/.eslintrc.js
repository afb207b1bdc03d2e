module.exports = require('../../scripts/lint/packageConfig.cjs')(__dirname, {
  never: [
    'policy-inputs',
    'policy-ledger',
    'policy-decision',
    'policies',
    'plugin-*',
  ],
});
