import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './builder.mjs';

const headings = [
  'Why',
  'What it prevents',
  'Avoid',
  'Prefer',
  'Exceptions',
  'Evidence',
  'References',
];

/** What is wrong with the pages of the rules: every rule has one, and every page is of a rule. */
export function lintPages(rules) {
  const wanted = new Set(rules.map(id => `${id}.md`));
  const others = readdirSync(join(root, 'docs', 'rules'), { recursive: true })
    .filter(path => path.endsWith('.md') && !wanted.has(path))
    .map(path => `docs/rules/${path}: a page of no rule`);
  return [...[...wanted].sort().flatMap(wrongPage), ...others];
}

function wrongPage(name) {
  const path = join('docs', 'rules', name);
  if (!existsSync(join(root, path))) return [`${path}: missing`];
  const sections = readFileSync(join(root, path), 'utf8').split(/^## /m);
  const texts = new Map(
    sections.slice(1).map(section => {
      const [title, ...lines] = section.split('\n');
      return [title.trim(), lines.join('\n').trim()];
    }),
  );
  return [
    ...headings
      .filter(heading => !texts.get(heading))
      .map(heading => `${path}: "${heading}" is missing or empty`),
    // Markers of evidence are not Terraform.
    ...['Avoid', 'Prefer']
      .filter(heading => texts.get(heading)?.includes('$guardrails'))
      .map(heading => `${path}: "${heading}" has a marker, which is no HCL`),
  ];
}
