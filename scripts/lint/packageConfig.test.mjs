import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { root } from '../lib/paths.mjs';

const { ESLint } = createRequire(import.meta.url)('eslint');

async function brokenRules({ folder, file, code }) {
  const cwd = resolve(root, folder);
  const [result] = await new ESLint({ cwd }).lintText(code, {
    filePath: join(cwd, file),
  });
  return result.messages
    .filter(message => message.severity === 2)
    .map(message => message.ruleId);
}

const forbidden = [
  {
    name: 'the engine imports the inputs',
    folder: 'packages/policy-engine',
    file: 'src/index.ts',
    code: `export * from '@backstage-guardrails/policy-inputs';\n`,
    rule: 'no-restricted-imports',
  },
  {
    name: 'the model imports a plugin',
    folder: 'packages/policy-model',
    file: 'src/index.ts',
    code: `export * from '@backstage-guardrails/plugin-guardrails-common/x';\n`,
    rule: 'no-restricted-imports',
  },
  {
    name: 'a frontend imports a backend library',
    folder: 'plugins/guardrails',
    file: 'src/index.ts',
    code: `export * from '@backstage-guardrails/plugin-guardrails-node';\n`,
    rule: '@backstage/no-mixed-plugin-imports',
  },
  {
    name: 'a package that is not declared is imported',
    folder: 'packages/policy-model',
    file: 'src/index.ts',
    code: `export * from 'lodash';\n`,
    rule: '@backstage/no-undeclared-imports',
  },
  {
    name: 'another package is imported by its path',
    folder: 'packages/policy-engine',
    file: 'src/index.ts',
    code: `export * from '../../policy-model/src';\n`,
    rule: '@backstage/no-relative-monorepo-imports',
  },
  ...[
    '<p>Not found</p>',
    '<p title="Not found" />',
    '<p>{"Not found"}</p>',
    '<p title={x ? t("a") : "Not found"} />',
    '<p>{x && "Not found"}</p>',
    '[{ title: "Not found" }]',
  ].map(element => ({
    name: `a page shows a text that is no message: ${element}`,
    folder: 'plugins/guardrails',
    file: 'src/components/common/Example.tsx',
    code: `export const Example = () => ${element};\n`,
    rule: 'no-restricted-syntax',
  })),
  ...[
    'Number(text)',
    'parseFloat(text)',
    'Number.parseFloat(text)',
    '+text',
    'value.toFixed(2)',
    'total / 2',
    'total ** 2',
    'total * 0.5',
  ].map(expression => ({
    name: `money is calculated in floating point: ${expression}`,
    folder: 'plugins/entity-cost-common',
    file: 'src/money/example.ts',
    code: `export const example = (text, value, total) => ${expression};\n`,
    rule: 'no-restricted-syntax',
  })),
];

for (const { name, rule, ...place } of forbidden) {
  test(`an error where ${name}`, async () => {
    const rules = await brokenRules(place);
    assert.ok(rules.includes(rule), `${rule} is not among ${rules.join(', ')}`);
  });
}
