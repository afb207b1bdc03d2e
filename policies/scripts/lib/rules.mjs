import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { opa, root } from './opa.mjs';

/** Hex SHA-256 with its prefix, as digests are written everywhere. */
export function sha256(data) {
  return `sha256:${createHash('sha256').update(data).digest('hex')}`;
}

/** All files below a folder of the package, sorted, as paths from the package folder. */
export function filesBelow(folder) {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

/** The Rego that runs: neither tests nor what only tests need. */
export function regoSources() {
  return filesBelow('guardrails').filter(
    path =>
      path.endsWith('.rego') &&
      !path.endsWith('_test.rego') &&
      !path.startsWith('guardrails/testing/'),
  );
}

/** Every rule as its METADATA states it, sorted by id; the digest is for the bundle to add. */
export function readRules() {
  const annotations = JSON.parse(
    opa(['inspect', '-a', '-f', 'json', 'guardrails']).stdout,
  ).annotations;
  return annotations
    .filter(entry => isRulePackage(entry))
    .map(entry => ruleOf(entry))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function isRulePackage({ annotations, path }) {
  const segments = path.map(part => part.value);
  return (
    annotations.scope === 'package' &&
    segments[2] === 'rules' &&
    segments.length === 5 &&
    !segments[4].endsWith('_test')
  );
}

function ruleOf({ annotations, path }) {
  const [domain, name] = path.slice(3).map(part => kebab(part.value));
  const custom = annotations.custom ?? {};
  return {
    id: `${domain}/${name}`,
    title: annotations.title,
    description: annotations.description,
    message: custom.message,
    fix: custom.fix,
    severity: custom.severity,
    level: custom.level,
    objective: custom.objective,
    subject: custom.subject,
    evidence: custom.evidence,
    facts: custom.facts ?? [],
    parameters: custom.parameters ?? [],
    author: custom.author,
    adopted: custom.adopted,
    review: custom.review,
    documentation: `docs/rules/${domain}/${name}.md`,
    references: (annotations.related_resources ?? []).map(({ ref }) => ref),
  };
}

/** `no_public_database` -> `no-public-database`. */
export function kebab(name) {
  return name.replaceAll('_', '-');
}

/** `no-public-database` -> `no_public_database`. */
export function snake(name) {
  return name.replaceAll('-', '_');
}
