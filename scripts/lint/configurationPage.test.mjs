import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { root } from '../lib/paths.mjs';

const { parse } = createRequire(
  join(root, 'packages/policy-testkit/package.json'),
)('yaml');

const plugins = [
  'guardrails-backend',
  'guardrails-backend-module-access-postgres',
  'catalog-backend-module-guardrails',
  'scaffolder-backend-module-guardrails',
];

/** Paths of all settings below `guardrails`, as `a.b` and `a[].b`. */
function declaredIn(plugin) {
  const file = join(root, 'plugins', plugin, 'config.d.ts');
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const found = [];
  const walk = (type, path) => {
    const list =
      ts.isTypeReferenceNode(type) && type.typeName.text === 'Array'
        ? type.typeArguments[0]
        : undefined;
    const literal = list ?? type;
    const members = ts.isTypeLiteralNode(literal)
      ? literal.members.filter(ts.isPropertySignature)
      : [];
    if (members.length === 0) found.push(path);
    for (const { name, type: inner } of members) {
      walk(inner, `${path}${list ? '[]' : ''}${path && '.'}${name.text}`);
    }
  };
  const config = source.statements.find(ts.isInterfaceDeclaration);
  walk(config.members[0].type, '');
  return found;
}

/**
 * What the tables name. A list is described with its items in some tables, and on a line for each of their settings
 * in others; `a.b`, `c` in one cell are siblings.
 */
function documented(page) {
  return page
    .split('\n')
    .map(line => /^\| (`[^|]*`) +\|/.exec(line)?.[1])
    .filter(Boolean)
    .flatMap(cell => {
      const [first, ...others] = [...cell.matchAll(/`([^`]+)`/g)].map(
        ([, name]) => name,
      );
      const parent = first.slice(0, first.lastIndexOf('.') + 1);
      return [
        first,
        ...others.map(name => (name.includes('.') ? name : parent + name)),
      ];
    });
}

/** Lists whose items are shown by the example above their table. */
const byExample = ['environments', 'modules', 'access.postgres[].roles'];

const declared = new Set(plugins.flatMap(declaredIn));
const isDeclared = name =>
  declared.has(name) ||
  [...declared].some(path =>
    ['.', '[].'].some(next => path.startsWith(name + next)),
  );

test('the service knows every setting, so that it can refuse a mistyped one', () => {
  const source = readFileSync(
    join(root, 'plugins/guardrails-backend/src/base/config/settings.ts'),
    'utf8',
  );
  const known = [...source.matchAll(/^ {2}'(.+)',$/gm)].map(([, path]) => path);
  assert.deepEqual(known, [...declared].sort());
});

test('the page about configuration has every setting, and no other', () => {
  const page = readFileSync(join(root, 'docs/configuration.md'), 'utf8');
  const named = new Set(
    documented(page).map(name => name.replace(/\[\]$/, '')),
  );
  const isNamed = path =>
    named.has(path) ||
    byExample.some(list => named.has(list) && path.startsWith(`${list}[].`));
  assert.deepEqual(
    {
      missing: [...declared].filter(path => !isNamed(path)),
      unknown: [...named].filter(name => !isDeclared(name)),
    },
    { missing: [], unknown: [] },
  );
});

/** Paths of the settings that a value below `guardrails` makes. */
function pathsIn(value, path) {
  if (Array.isArray(value)) {
    return value.flatMap(item => pathsIn(item, `${path}[]`));
  }
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) =>
    pathsIn(inner, path ? `${path}.${name}` : name),
  );
}

/** One level is open where the schema leaves it so: durations, settings of a backend of Terraform, plain lists. */
const isSetting = path => {
  const plain = path.replace(/(\[\])+$/, '');
  return isDeclared(plain) || declared.has(plain.replace(/\.[^.]+$/, ''));
};

const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
];
const examples = pages.flatMap(page =>
  [
    ...readFileSync(join(root, page), 'utf8').matchAll(/```yaml\n([^]*?)```/g),
  ].map(([, text]) => ({ page, text })),
);

test('examples of configuration have settings that there are', () => {
  const files = ['app-config.yaml', 'app-config.production.yaml'].map(page => ({
    page,
    text: readFileSync(join(root, page), 'utf8'),
  }));
  const unknown = [...examples, ...files].flatMap(({ page, text }) =>
    pathsIn(parse(text)?.guardrails ?? {}, '')
      .filter(path => path && !isSetting(path))
      .map(path => `${page}: ${path}`),
  );
  assert.ok(examples.length > 5);
  assert.deepEqual(unknown, []);
});
