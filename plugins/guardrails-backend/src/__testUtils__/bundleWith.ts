import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundlePath } from '@backstage-guardrails/policies';
import { sha256 } from '@backstage-guardrails/policy-decision';
import { readRuleDigests } from '@backstage-guardrails/policy-engine';
import type { Rule } from '@backstage-guardrails/policy-model';

type Files = Record<string, string>;
type Tables = Record<string, Record<string, object[]>>;

/** A bundle whose sources or manifest were edited; the compiled module stays as it is. */
export async function bundleWith(
  options: {
    /** `earlier`: digests of whole sources, as bundles had them before `guardrails/rule/v2`. */
    digests?: 'earlier';
    /** Rego by path from the root, for instance `guardrails/lib/tags.rego`. */
    rego?: (files: Files) => Files;
    rules?: (rule: Rule) => Rule;
    /** Tables of places, by name and resource type. */
    places?: (tables: Tables) => Tables;
    without?: 'sources';
    /** The rules of this domain alone: what a test does with one rule takes a fraction of the time. */
    domain?: string;
    /** What the manifest names instead of the digests that the sources make. */
    named?: Record<string, string>;
  } = {},
): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bundle-'));
  const content = path.join(folder, 'content');
  mkdirSync(content);
  execFileSync('tar', ['-xzf', bundlePath, '-C', content], { stdio: 'pipe' });
  if (options.domain) keepDomain(content, options.domain);
  const { rego = files => files, rules = rule => rule } = options;
  const files = rego(regoBelow(content));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(content, name), text);
  }
  if (options.places) editPlaces(content, options.places);
  const edit = (change: (rule: Rule) => Rule) =>
    editRules(content, all => all.map(change));
  edit(rules);
  const read = await readRuleDigests(pack(folder, content), { hash: sha256 });
  const digestOf = (rule: Rule) =>
    options.digests === 'earlier'
      ? earlierDigest(rule, files)
      : read.of(rule.id)!.computed!;
  edit(rule => ({
    ...rule,
    digest: (options.named?.[rule.id] ?? digestOf(rule)) as Rule['digest'],
  }));
  if (options.without === 'sources') {
    execFileSync('rm', ['-r', path.join(content, 'guardrails')]);
  }
  pack(folder, content);
  return path.join(folder, 'bundle.tar.gz');
}

/** Every sentence of every rule in other words, and a helper that few rules import edited. */
export function reworded(options: { domain?: string } = {}): Promise<string> {
  return bundleWith({
    ...options,
    rego: files => ({
      ...Object.fromEntries(
        Object.entries(files).map(([name, text]) => [
          name,
          text.replace(/^#.*$/gm, line => `${line} In other words.`),
        ]),
      ),
      'guardrails/lib/tags.rego': `${files['guardrails/lib/tags.rego']}\nedited := true\n`,
    }),
    rules: rule => ({
      ...rule,
      title: `In other words: ${rule.title}`,
      message: `In other words: ${rule.message}`,
      fix: `In other words: ${rule.fix}`,
      description: 'Other words.',
      severity: 'low',
      objective: 'Other words',
      references: ['https://example.com'],
    }),
  });
}

function keepDomain(content: string, domain: string): void {
  const folder = path.join(content, 'guardrails/rules');
  for (const other of readdirSync(folder).filter(name => name !== domain)) {
    rmSync(path.join(folder, other), { recursive: true });
  }
  const kept = new Set(readdirSync(path.join(folder, domain)));
  editPlaces(content, tables =>
    Object.fromEntries(
      Object.entries(tables).filter(([name]) => kept.has(name)),
    ),
  );
  editRules(content, all =>
    all.filter(({ id }) => id.startsWith(`${domain}/`)),
  );
}

function editPlaces(content: string, edit: (tables: Tables) => Tables): void {
  const file = path.join(content, 'data.json');
  const { guardrails, ...data } = JSON.parse(readFileSync(file, 'utf8'));
  const places = edit(guardrails.places);
  writeFileSync(
    file,
    JSON.stringify({ ...data, guardrails: { ...guardrails, places } }),
  );
}

function editRules(content: string, edit: (rules: Rule[]) => Rule[]): void {
  const file = path.join(content, '.manifest');
  const { metadata, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
  const edited = { ...metadata, rules: edit(metadata.rules) };
  writeFileSync(file, JSON.stringify({ ...rest, metadata: edited }));
}

/** As it was written then, word by word. */
function earlierDigest({ id }: Rule, files: Files): Rule['digest'] {
  const [domain, name] = id.split('/');
  const source = `guardrails/rules/${domain}/${name}/${name.replaceAll(
    '-',
    '_',
  )}.rego`;
  const helpers = Object.keys(files)
    .filter(file => file.startsWith('guardrails/lib/'))
    .sort()
    .map(file => files[file])
    .join('\n');
  const digest = createHash('sha256')
    .update(`${files[source]}\n${helpers}`)
    .digest('hex');
  return `sha256:${digest}` as Rule['digest'];
}

function regoBelow(folder: string): Files {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.rego'))
      .map(name => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
}

function pack(folder: string, content: string): Buffer {
  const file = path.join(folder, 'bundle.tar.gz');
  execFileSync('tar', ['-czf', file, '-C', content, '.']);
  return readFileSync(file);
}
