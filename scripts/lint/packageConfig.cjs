const createConfig = require('@backstage/cli/config/eslint-factory');

/**
 * The lint rules of every package: those of Backstage, with the boundaries between packages as errors.
 *
 * @param {string} folder - The package's folder.
 * @param {{ never?: string[] }} [options] - Packages of this repository that it must not import; `*` stands for any part of a name.
 */
module.exports = function packageConfig(folder, { never = [] } = {}) {
  return createConfig(folder, {
    restrictedImportPatterns: never.flatMap(name => [
      `@backstage-guardrails/${name}`,
      `@backstage-guardrails/${name}/**`,
    ]),
    overrides: [
      {
        files: ['**/*.test.ts', '**/*.test.tsx'],
        rules: {
          // tests that a machine can be too bare for take Jest's functions from a file that skips them
          'jest/no-standalone-expect': [
            'error',
            {
              additionalTestBlockFunctions: [
                'it',
                'it.each',
                'withTerraform.it.each',
              ],
            },
          ],
        },
      },
    ],
    rules: {
      '@backstage/no-mixed-plugin-imports': 'error',
      '@backstage/no-relative-monorepo-imports': 'error',
      '@backstage/no-undeclared-imports': 'error',
      '@backstage/no-forbidden-package-imports': 'error',
    },
  });
};
