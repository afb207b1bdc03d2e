const createConfig = require('@backstage/cli/config/eslint-factory');

const asMessage =
  'A visible text is a translation message: put it into messages.ts and use `t`.';

/** Properties by which components of this repository take a text. */
const takesText =
  '/^(action|alt|aria-label|failure|help|helperText|label|missing|name|note|of|placeholder|sentence|subtitle|summary|text|title|word)$/';
const words = '[value=/[A-Za-z]{2}/]';
const templateWords = '[value.raw=/[A-Za-z]{2}/]';

/** Texts between tags, in those properties, and in the objects that tables and filters take. */
const visibleTexts = [
  `JSXText${words}`,
  `:matches(JSXElement, JSXFragment) > JSXExpressionContainer > :matches(Literal${words}, TemplateElement${templateWords})`,
  `:matches(JSXElement, JSXFragment) > JSXExpressionContainer > :matches(ConditionalExpression, LogicalExpression) > Literal${words}`,
  `JSXAttribute[name.name=${takesText}] > Literal${words}`,
  `JSXAttribute[name.name=${takesText}] > JSXExpressionContainer > :matches(ConditionalExpression, LogicalExpression) > Literal${words}`,
  `JSXAttribute[name.name=${takesText}] > JSXExpressionContainer > TemplateLiteral > TemplateElement${templateWords}`,
  `Property[key.name=/^(label|sentence|title|word)$/] > Literal${words}`,
].map(selector => ({ selector, message: asMessage }));

const exactMessage =
  'Money has no floating point: read texts with parseDecimal and calculate with bigint.';

/** Every way from a text or a bigint to a number that is not a whole one. */
const inexactNumbers = [
  'CallExpression[callee.name=/^(Number|parseFloat)$/]',
  'CallExpression[callee.object.name="Number"][callee.property.name="parseFloat"]',
  'CallExpression[callee.property.name=/^(toFixed|toPrecision|toExponential)$/]',
  'UnaryExpression[operator="+"]',
  'BinaryExpression[operator=/^(\\/|\\*\\*)$/] > Literal[raw=/^[0-9._]+$/]',
  'Literal[raw=/^[0-9_]*\\.[0-9]/]',
].map(selector => ({ selector, message: exactMessage }));

/**
 * The lint rules of every package: those of Backstage, with the boundaries between packages as errors.
 *
 * @param {string} folder - The package's folder.
 * @param {{ never?: string[]; except?: string[]; translated?: string[]; exact?: string[] }} [options] - `never`: packages of this repository that it must not
 * import; `*` stands for any part of a name. `except`: those that it may. `translated`: its files whose visible texts are translation messages. `exact`: its files that calculate
 * with money.
 */
module.exports = function packageConfig(
  folder,
  { never = [], except = [], translated = [], exact = [] } = {},
) {
  return createConfig(folder, {
    restrictedImportPatterns: [
      ...never.flatMap(name => [
        `@backstage-guardrails/${name}`,
        `@backstage-guardrails/${name}/**`,
      ]),
      // Every package shows text of other systems, and shows it in one way.
      ...['display-text', ...except].map(
        name => `!@backstage-guardrails/${name}`,
      ),
    ],
    overrides: [
      ...(translated.length
        ? [
            {
              files: translated,
              excludedFiles: ['**/*.test.*', '**/messages.ts'],
              rules: { 'no-restricted-syntax': ['error', ...visibleTexts] },
            },
          ]
        : []),
      ...(exact.length
        ? [
            {
              files: exact,
              excludedFiles: ['**/*.test.*', '**/__testUtils__/**'],
              rules: { 'no-restricted-syntax': ['error', ...inexactNumbers] },
            },
          ]
        : []),
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
