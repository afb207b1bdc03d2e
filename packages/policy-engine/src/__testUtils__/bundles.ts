import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createGunzip, gzipSync } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { ENTRYPOINT } from '../wasm';
import { sourceOf, testRules, withDigest } from './rules';

/** Rego is compiled by OPA itself; where it is not on the machine, these tests are reported as skipped. */
export const withOpa =
  spawnSync('opa', ['version']).status === 0 ? describe : describe.skip;

/** Compiles one of the folders beside this file. */
export async function compileRego(
  folder: 'policy' | 'builtin' | 'intruder',
): Promise<Buffer> {
  const place = mkdtempSync(join(tmpdir(), 'guardrails-engine-'));
  try {
    const output = join(place, 'bundle.tar.gz');
    const source = join(__dirname, folder);
    execFileSync('opa', [
      ...['build', '--target=wasm', `--entrypoint=${ENTRYPOINT}`],
      ...[`--output=${output}`, source],
    ]);
    return await unpackWasm(readFileSync(output));
  } finally {
    rmSync(place, { recursive: true });
  }
}

/**
 * A bundle with the given files instead of, or beside, the usual ones: with a source of each rule of its manifest, and
 * the digest that follows from it.
 */
export function packBundle(
  files: Record<string, string | Buffer>,
): Promise<Buffer> {
  const { '/.manifest': given = manifest(), ...others } = files;
  const { text, sources } = digested(String(given));
  return packFiles({
    '/.manifest': text,
    '/data.json': '{}',
    ...sources,
    ...others,
  });
}

/** A manifest that names no rules stays as it is. */
function digested(text: string): {
  text: string;
  sources: Record<string, string>;
} {
  try {
    const { metadata, ...rest } = JSON.parse(text);
    const rules = metadata.rules.map(withDigest);
    return {
      text: JSON.stringify({ ...rest, metadata: { ...metadata, rules } }),
      sources: Object.assign({}, ...rules.map(sourceOf)),
    };
  } catch {
    return { text, sources: {} };
  }
}

/** Any archive. */
export async function packFiles(
  files: Record<string, string | Buffer>,
): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) {
    archive.entry({ name }, content);
  }
  archive.finalize();
  return gzipSync(await buffer(archive));
}

/** The manifest of the test bundle, with changes. */
export function manifest(changes: Record<string, unknown> = {}): string {
  return JSON.stringify({
    revision: 'test-1',
    roots: ['guardrails'],
    metadata: { rules: testRules, guardrails: { version: '0.0.0' } },
    ...changes,
  });
}

async function unpackWasm(archive: Buffer): Promise<Buffer> {
  const unpack = extract();
  createGunzip()
    .on('error', error => unpack.destroy(error))
    .end(archive)
    .pipe(unpack);
  for await (const entry of unpack) {
    const content = await buffer(entry);
    if (entry.header.name === '/policy.wasm') return content;
  }
  throw new Error('OPA wrote no policy.wasm');
}
