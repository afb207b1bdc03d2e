const createConfig = require('@backstage/cli/config/eslint-factory');

/**
 * The lint rules of every package: those of Backstage, with the boundaries between packages as errors.
 *
 * @param {string} folder - The package's folder.
 * @param {{ never?: string[] }} [options] - `never` names packages of this repository that it must not import.
 */
module.exports = function packageConfig(folder, { never = [] } = {}) {
  const forbidden = never.map(name => ({
    name,
    message: 'docs/architecture.md says who may import whom.',
  }));
  return createConfig(folder, {
    restrictedImports: forbidden,
    restrictedImportPatterns: never.map(name => `${name}/*`),
    settings: {
      'import/resolver': {
        node: { extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs'] },
      },
      'import/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      'import/no-cycle': ['error', { ignoreExternal: true }],
      '@backstage/no-mixed-plugin-imports': 'error',
      '@backstage/no-relative-monorepo-imports': 'error',
      '@backstage/no-undeclared-imports': 'error',
      '@backstage/no-forbidden-package-imports': 'error',
    },
  });
};
