import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './opa.mjs';
import { filesBelow, snake } from './rules.mjs';

const headings = [
  'Why',
  'What it prevents',
  'Avoid',
  'Prefer',
  'Exceptions',
  'Evidence',
  'References',
];
const longest = 60;

/** What is wrong with the folder, the page and the length of one rule, as sentences. */
export function lintRule(id, rule) {
  const [domain, name] = id.split('/');
  const folder = join('guardrails', 'rules', domain, name);
  const source = join(folder, `${snake(name)}.rego`);
  return [
    ...(rule ? [] : [`${id}: no METADATA above its package`]),
    ...missing([source, join(folder, `${snake(name)}_test.rego`)]),
    ...wrongSamples(id, join(folder, 'samples')),
    ...wrongPage(join('docs', 'rules', domain, `${name}.md`)),
    ...(existsSync(join(root, source)) ? wrongSource(id, source) : []),
  ];
}

function missing(paths) {
  return paths
    .filter(path => !existsSync(join(root, path)))
    .map(path => `${path}: missing`);
}

function wrongSamples(id, folder) {
  const names = filesBelow(folder).map(path => path.split('/').pop());
  return [
    ...['pass', 'fail']
      .filter(kind => !names.some(name => name.startsWith(`${kind}-`)))
      .map(kind => `${id}: no sample that is to ${kind}`),
    ...names
      .filter(name => !/^(pass|fail)-[a-z0-9-]+\.json$/.test(name))
      .map(
        name => `${id}: samples are called pass-... or fail-..., not ${name}`,
      ),
    ...names.flatMap(name => wrongSample(id, join(folder, name))),
  ];
}

/** A sample that is to fail says with which findings, and one that is to pass has none. */
function wrongSample(id, path) {
  const { says, findings = [] } = JSON.parse(
    readFileSync(join(root, path), 'utf8'),
  );
  const fails = path.includes('/samples/fail-');
  return [
    ...(says ? [] : [`${path}: "says" is missing`]),
    ...(fails === findings.length > 0
      ? []
      : [
          `${path}: ${
            fails ? 'no findings' : 'findings in a sample that passes'
          }`,
        ]),
  ];
}

function wrongPage(path) {
  if (!existsSync(join(root, path))) return [`${path}: missing`];
  const sections = readFileSync(join(root, path), 'utf8').split(/^## /m);
  const texts = new Map(
    sections.slice(1).map(section => {
      const [title, ...lines] = section.split('\n');
      return [title.trim(), lines.join('\n').trim()];
    }),
  );
  return headings
    .filter(heading => !texts.get(heading))
    .map(heading => `${path}: "${heading}" is missing or empty`);
}

/** Tables are data: what counts is the logic. */
function wrongSource(id, path) {
  const source = readFileSync(join(root, path), 'utf8');
  const expected = `package guardrails.rules.${snake(id).replace('/', '.')}`;
  const logic = source
    .replace(/^\w+ := [[{]\n(\t.*\n)*[\]}]$/gm, '')
    .split('\n')
    .filter(line => line.trim() !== '' && !line.startsWith('#'));
  return [
    ...(source.includes(`\n${expected}\n`) ? [] : [`${path}: not ${expected}`]),
    ...(logic.length > longest
      ? [`${path}: ${logic.length} lines of logic, more than ${longest}`]
      : []),
  ];
}
