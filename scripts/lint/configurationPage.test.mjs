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

const textOf = file => readFileSync(join(root, file), 'utf8');

/** What is between a heading of the second level and the next one. */
const sectionOf = (file, heading) =>
  textOf(file).split(`\n## ${heading}\n`)[1].split('\n## ')[0];

/**
 * Where settings below a key are declared and described. `byExample` are lists whose items are shown by an example;
 * `open` those whose items are of several kinds, which their own page describes.
 */
const areas = {
  guardrails: {
    plugins: [
      'guardrails-backend',
      'guardrails-backend-module-access-postgres',
      'guardrails-backend-module-entity-cost',
      'catalog-backend-module-guardrails',
      'scaffolder-backend-module-guardrails',
    ],
    page: textOf('docs/configuration.md'),
    byExample: ['environments', 'modules', 'access.postgres[].roles'],
    open: [],
  },
  entityHealth: {
    plugins: ['entity-health-backend'],
    page: sectionOf('docs/health.md', 'Configuration'),
    byExample: ['credentials'],
    open: [],
  },
  entityCost: {
    plugins: ['entity-cost-backend'],
    page: sectionOf('docs/cost.md', 'Configuration'),
    byExample: ['budgets', 'prometheus.queries', 'rules'],
    open: ['sources'],
  },
};

/** Paths of all settings below a key, as `a.b` and `a[].b`. */
function declaredIn(plugin, key) {
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
  walk(config.members.find(({ name }) => name.text === key).type, '');
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

const declaredOf = Object.fromEntries(
  Object.entries(areas).map(([key, { plugins }]) => [
    key,
    new Set(plugins.flatMap(plugin => declaredIn(plugin, key))),
  ]),
);
const isDeclared = (key, name) =>
  declaredOf[key].has(name) ||
  [...declaredOf[key]].some(path =>
    ['.', '[].'].some(next => path.startsWith(name + next)),
  );

test('the service knows every setting, so that it can refuse a mistyped one', () => {
  const source = readFileSync(
    join(root, 'plugins/guardrails-backend/src/base/config/settings.ts'),
    'utf8',
  );
  const known = [...source.matchAll(/^ {2}'(.+)',$/gm)].map(([, path]) => path);
  assert.deepEqual(known, [...declaredOf.guardrails].sort());
});

for (const [key, { page, byExample }] of Object.entries(areas)) {
  test(`the page about configuration has every setting of ${key}, and no other`, () => {
    const named = new Set(
      documented(page).map(name => name.replace(/\[\]$/, '')),
    );
    const isNamed = path =>
      named.has(path) ||
      byExample.some(list => named.has(list) && path.startsWith(`${list}[].`));
    const declared = [...declaredOf[key]];
    assert.ok(declared.length > 5);
    assert.deepEqual(
      {
        missing: declared.filter(path => !isNamed(path)),
        unknown: [...named].filter(name => !isDeclared(key, name)),
      },
      { missing: [], unknown: [] },
    );
  });
}

/** Paths of the settings that a value makes. */
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
const isSetting = (key, path) => {
  const plain = path.replace(/(\[\])+$/, '');
  return (
    isDeclared(key, plain) ||
    declaredOf[key].has(plain.replace(/\.[^.]+$/, '')) ||
    areas[key].open.some(list => path.startsWith(`${list}[].`))
  );
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
    Object.keys(areas).flatMap(key =>
      pathsIn(parse(text)?.[key] ?? {}, '')
        .filter(path => path && !isSetting(key, path))
        .map(path => `${page}: ${key}.${path}`),
    ),
  );
  assert.ok(examples.length > 5);
  assert.deepEqual(unknown, []);
});
