import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  createRuleDigest,
  type Digest,
  type Rule,
} from '@backstage-guardrails/policy-model';
import { bundlePath } from './index';

const root = join(__dirname, '..');
const hash = (data: string | Uint8Array) =>
  `sha256:${createHash('sha256').update(data).digest('hex')}` as Digest;

const bundle = unpack(readFileSync(bundlePath));
const rules: Rule[] = JSON.parse(bundle['/.manifest']).metadata.rules;

/** The sources as they are in the repository, not as they are in the bundle. */
const sources = Object.fromEntries(
  readdirSync(join(root, 'guardrails'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.rego') && !name.endsWith('_test.rego'))
    .filter(name => !name.startsWith('testing/'))
    .map(name => [
      `/guardrails/${name}`,
      readFileSync(join(root, 'guardrails', name), 'utf8'),
    ]),
);
const helpers = Object.keys(sources).filter(path => path.includes('/lib/'));

function digests(files: Record<string, string>): Map<string, unknown> {
  const data = JSON.parse(bundle['/data.json']);
  const digestOf = createRuleDigest({
    sources: { files, data, version: 1 },
    hash,
  });
  return new Map(rules.map(rule => [rule.id, digestOf(rule)]));
}

const now = digests(sources);

describe('digests of the shipped rules', () => {
  it('are those that the sources make, each its own', () => {
    expect(rules.map(({ id, digest }) => [id, digest])).toEqual([...now]);
    expect(new Set(now.values()).size).toBe(rules.length);
  });

  it('do not change with any sentence in the sources', () => {
    const reworded = Object.fromEntries(
      Object.entries(sources).map(([path, text]) => [
        path,
        text.replace(/^#.*$/gm, '# Other words.'),
      ]),
    );
    expect(reworded).not.toEqual(sources);
    expect(digests(reworded)).toEqual(now);
  });

  it.each(helpers)(
    'change with %s where it is imported, and nowhere else',
    path => {
      const edited = digests({
        ...sources,
        [path]: `${sources[path]}\nedited := 1\n`,
      });
      const name = path.replace(/^.*\/(\w+)\.rego$/, '$1');
      expect(rules.filter(({ id }) => edited.get(id) !== now.get(id))).toEqual(
        rules.filter(({ id }) => importsOf(id).has(name)),
      );
    },
  );
});

/** Helpers that a rule imports, and those that these import, by the text of their imports alone. */
function importsOf(id: string): Set<string> {
  const [domain, name] = id.split('/');
  const own = `/guardrails/rules/${domain}/${name}/${name.replaceAll(
    '-',
    '_',
  )}.rego`;
  const found = new Set<string>();
  const follow = (text: string) => {
    for (const [, helper] of text.matchAll(
      /^import data\.guardrails\.lib\.(\w+)$/gm,
    )) {
      if (found.has(helper)) continue;
      found.add(helper);
      follow(sources[`/guardrails/lib/${helper}.rego`]);
    }
  };
  follow(sources[own]);
  return found;
}

function unpack(archive: Buffer): Record<string, string> {
  const bytes = gunzipSync(archive);
  const files: Record<string, string> = {};
  for (let at = 0; bytes[at] !== 0; ) {
    const name = bytes.toString('utf8', at, bytes.indexOf(0, at));
    const size = parseInt(bytes.toString('utf8', at + 124, at + 135), 8);
    files[name] = bytes.toString('utf8', at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
