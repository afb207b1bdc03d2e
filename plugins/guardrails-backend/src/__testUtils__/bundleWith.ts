import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
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
    /** What the manifest names instead of the digests that the sources make. */
    named?: Record<string, string>;
  } = {},
): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bundle-'));
  const content = path.join(folder, 'content');
  mkdirSync(content);
  execFileSync('tar', ['-xzf', bundlePath, '-C', content], { stdio: 'pipe' });
  const { rego = files => files, rules = rule => rule } = options;
  const files = rego(regoBelow(content));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(content, name), text);
  }
  const dataFile = path.join(content, 'data.json');
  const { guardrails, ...data } = JSON.parse(readFileSync(dataFile, 'utf8'));
  const places = (options.places ?? (all => all))(guardrails.places);
  writeFileSync(
    dataFile,
    JSON.stringify({ ...data, guardrails: { ...guardrails, places } }),
  );
  const edit = (change: (rule: Rule) => Rule) => {
    const file = path.join(content, '.manifest');
    const { metadata, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
    const edited = { ...metadata, rules: metadata.rules.map(change) };
    writeFileSync(file, JSON.stringify({ ...rest, metadata: edited }));
  };
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
export function reworded(): Promise<string> {
  return bundleWith({
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
