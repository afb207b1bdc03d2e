// Derives policies/schemas/*.txt.gz from the schemas that providers print, as `policies/docs/places/README.md` says:
//   node policies/scripts/schemas.mjs FOLDER
// FOLDER holds aws.json.gz, azurerm.json.gz and google.json.gz: `{version, resources: {type: block}}`, where a block is
// `{a: {attribute: "FLAGS:TYPE" | [FLAGS, nesting, {...}]}, b: {name: [nesting, min, max, block]}}`; and defaults.json,
// `{provider: {computed: {type: [paths]}}}`, with the blocks that a provider fills in, which no schema says.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { fail, root } from './lib/builder.mjs';

const [folder] = process.argv.slice(2);
if (!folder) fail('Usage: schemas.mjs FOLDER');

const defaults = JSON.parse(
  readFileSync(join(folder, 'defaults.json'), 'utf8'),
);
mkdirSync(join(root, 'schemas'), { recursive: true });
for (const provider of ['aws', 'azurerm', 'google']) {
  const { version, resources } = JSON.parse(
    gunzipSync(readFileSync(join(folder, `${provider}.json.gz`))),
  );
  const filledIn = defaults[provider]?.computed ?? {};
  const lines = [`# ${provider} ${version}`];
  for (const type of Object.keys(resources).sort()) {
    lines.push(type);
    const blocks = new Set((filledIn[type] ?? []).map(withoutMarks));
    for (const line of linesOf(resources[type], '', blocks)) {
      lines.push(line);
    }
  }
  writeFileSync(
    join(root, 'schemas', `${provider}.txt.gz`),
    gzipSync(`${lines.join('\n')}\n`, { level: 9 }),
  );
}

/** `a.b FLAGS` below each type; a block has `b`, and `c` where the provider fills it in. */
function linesOf({ a = {}, b = {} }, prefix, filledIn) {
  return [
    ...Object.keys(a)
      .sort()
      .flatMap(name => attribute(name, a[name], prefix, filledIn)),
    ...Object.keys(b)
      .sort()
      .flatMap(name => {
        const path = `${prefix}${name}`;
        const computed = filledIn.has(path) ? 'c' : '';
        const [, , , inner] = b[name];
        return [
          ` ${path} b${computed}`,
          ...linesOf(inner, `${path}.`, filledIn),
        ];
      }),
  ];
}

function attribute(name, said, prefix, filledIn) {
  const path = `${prefix}${name}`;
  if (Array.isArray(said)) {
    const [flags, , inner] = said;
    return [
      ` ${path} ${flags}`,
      ...linesOf({ a: inner }, `${path}.`, filledIn),
    ];
  }
  const [flags] = said.split(':');
  const type = JSON.parse(
    said.slice(flags.length + 1).startsWith('[')
      ? said.slice(flags.length + 1)
      : JSON.stringify(said.slice(flags.length + 1)),
  );
  return [` ${path} ${flags}`, ...fieldsOf(type, `${path}.`, flags)];
}

/** Fields of an attribute that is a list of objects, such as the rules of a security group. */
function fieldsOf(type, prefix, flags) {
  if (!Array.isArray(type)) return [];
  const [kind, inner] = type;
  if (kind !== 'object') return fieldsOf(inner, prefix, flags);
  return Object.keys(inner)
    .sort()
    .flatMap(name => [
      ` ${prefix}${name} ${flags}`,
      ...fieldsOf(inner[name], `${prefix}${name}.`, flags),
    ]);
}

function withoutMarks(path) {
  return path.replace(/\.(\d+|\*)(?=\.|$)/g, '').replace(/\[\]/g, '');
}
