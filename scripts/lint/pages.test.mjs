import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { root } from '../lib/paths.mjs';

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync(join(root, 'docs'), { recursive: true })
    .map(name => `docs/${name}`)
    .filter(name => name.endsWith('.md')),
];
const textOf = page => readFileSync(join(root, page), 'utf8');
const withoutCode = text => text.replace(/```[^]*?```/g, '');

/** Names of the places in a page, as forges make them of headings. */
const anchorsOf = text =>
  [...withoutCode(text).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** Links to places in this repository, as paths from its root. */
function linksOf(page) {
  return [...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link)
    .filter(link => !/^[a-z]+:/.test(link))
    .map(link => {
      const [path, anchor] = link.split('#');
      const file = path
        ? relative(root, join(root, dirname(page), decodeURI(path)))
        : page;
      return { page, link, file, anchor };
    });
}

/** Pictures that a story in the browser makes with UPDATE_PICTURES=1. */
const pictures = readdirSync(join(root, 'e2e-tests'))
  .filter(name => name.endsWith('.test.ts'))
  .flatMap(name => [
    ...textOf(`e2e-tests/${name}`).matchAll(/picture\([^,]+,\s*'([^']+)'/g),
  ])
  .map(([, name]) => `docs/images/${name}.png`);

test('links of the documentation lead somewhere', () => {
  const links = pages.flatMap(linksOf);
  const dead = links.filter(
    ({ file, anchor }) =>
      !(existsSync(join(root, file)) || pictures.includes(file)) ||
      (anchor && !anchorsOf(textOf(file)).includes(anchor)),
  );
  assert.ok(links.length > 50);
  assert.deepEqual(
    dead.map(({ page, link }) => `${page}: ${link}`),
    [],
  );
});

test('every page can be reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const page of reached) {
    for (const { file } of linksOf(page)) {
      const index = join(file, 'README.md');
      const target = existsSync(join(root, index)) ? index : file;
      if (pages.includes(target)) reached.add(target);
    }
  }
  assert.deepEqual(
    pages.filter(page => !reached.has(page)),
    [],
  );
});

test('pages show no paths of somebody’s machine', () => {
  const found = pages.filter(page =>
    /\/(work|home|root|Users|tmp)\/[\w.-]/.test(textOf(page)),
  );
  assert.deepEqual(found, []);
});

test('the start-up report is documented, each condition of it', () => {
  const files = readdirSync(join(root, 'plugins'), { recursive: true })
    .map(name => `plugins/${name}`)
    .filter(
      name =>
        /^plugins\/[^/]+\/src\/.*\.ts$/.test(name) &&
        !/\.test\.ts$|__testUtils__|__fixtures__/.test(name),
    );
  const conditions = files.flatMap(name =>
    [...textOf(name).matchAll(/\bid: '([a-z-]+)',\s+title:/g)].map(
      ([, id]) => id,
    ),
  );
  const report = textOf('docs/security.md');
  assert.ok(conditions.length > 10, conditions.join());
  assert.deepEqual(
    conditions.filter(id => !report.includes(`| \`${id}\` `)),
    [],
  );
});
