import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createRuleDigest,
  digestSchema,
  type Hash,
  type Json,
  type Rule,
} from '@backstage-guardrails/policy-model';
import { type ArchiveFiles, unpackTar } from '../archive';
import { BuilderError } from '../errors';
import { inWorkspace, type Opa } from '../opa';
import { regoSources, type UndigestedRule, validRules } from '../rules';
import type { PolicyWorkspace } from '../workspace';

const REGO_VERSION = 1;

const sha256: Hash = data =>
  digestSchema.parse(
    `sha256:${createHash('sha256').update(data).digest('hex')}`,
  );

/** A bundle before it is packed. @public */
export type BuiltBundle = {
  files: ArchiveFiles;
  revision: string;
  rules: Rule[];
};

/** Compiles the rules of a workspace. The same sources give the same bytes, wherever they are. @public */
export function buildBundle(workspace: PolicyWorkspace, opa: Opa): BuiltBundle {
  const { folder } = workspace;
  const rules = validRules(workspace, opa);
  const sources = Object.fromEntries(
    regoSources(folder).map(path => [
      `/${path}`,
      readFileSync(join(folder, path)),
    ]),
  );
  const data = {
    guardrails: {
      parameters: [...new Set(rules.flatMap(rule => rule.parameters))].sort(),
      ...(workspace.places && { places: workspace.places }),
      ...(workspace.types && { types: workspace.types }),
    },
  };
  const files: ArchiveFiles = {
    ...sources,
    '/data.json': lean(data),
    ...workspace.extras,
    '/policy.wasm': compile(workspace, opa),
  };
  const digested = withDigests(rules, sources, data);
  const revision = revisionOf(workspace.about.version, files);
  const manifest = {
    revision,
    roots: ['guardrails'],
    rego_version: REGO_VERSION,
    // No "wasm" section: with one, an OPA that was built without a Wasm runtime refuses the whole bundle.
    metadata: { guardrails: workspace.about, rules: digested },
  };
  return {
    files: { '/.manifest': json(manifest), ...files },
    revision,
    rules: digested,
  };
}

/** Digests as the service computes them from the sources inside of a bundle. */
function withDigests(
  rules: UndigestedRule[],
  sources: ArchiveFiles,
  data: Json,
): Rule[] {
  const digestOf = createRuleDigest({
    sources: {
      files: Object.fromEntries(
        Object.entries(sources).map(([path, content]) => [
          path,
          content.toString('utf8'),
        ]),
      ),
      data,
      version: REGO_VERSION,
    },
    hash: sha256,
  });
  return rules.map(rule => {
    const digest = digestOf(rule);
    if (digest === undefined) {
      throw new BuilderError(
        'rules-malformed',
        `${rule.id}: no source has its package.`,
      );
    }
    return { ...rule, digest };
  });
}

function revisionOf(version: string, files: ArchiveFiles): string {
  const contents = Object.keys(files)
    .sort()
    .map(name => `${name} ${sha256(files[name])}\n`);
  return `${version}-${sha256(contents.join('')).slice(7, 19)}`;
}

/** `capabilities.json` lists nothing but what the Wasm module computes by itself, so the rest is refused here. */
function compile(workspace: PolicyWorkspace, opa: Opa): Buffer {
  const place = mkdtempSync(join(tmpdir(), 'guardrails-bundle-'));
  try {
    const output = join(place, 'bundle.tar.gz');
    inWorkspace(
      workspace,
      opa,
    )([
      'build',
      '--target=wasm',
      '--entrypoint=guardrails/main/result',
      '--optimize=1',
      '--capabilities=capabilities.json',
      `--output=${output}`,
      ...regoSources(workspace.folder),
    ]);
    return unpackTar(readFileSync(output))['/policy.wasm'];
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** Tables are long, and are read in their pages, not in the bundle. */
function lean(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
