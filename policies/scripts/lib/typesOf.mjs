import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './builder.mjs';

const folder = join(root, 'guardrails');
const armType = /"(microsoft\.[a-z0-9./]+)"/g;

/**
 * Types that the rules know: those of the providers' schemas, others that a rule or a table names, and, of the generic
 * provider of Azure, which rules look at a type of its API. The types of a provider are one text for each second word,
 * `{aws: {s3: '|bucket|bucket_acl|'}}`: thousands of values would double the time that an instance takes to make.
 * `stateless` are those that hold no data, of the API in `statelessApi`, and `holding`
 * those that do where an attribute is set, and `copies` those that hold a copy there.
 */
export function typesOf({ schemas, tables, helpers, unpublished, removal }) {
  const rules = rulesOf(tables);
  const generic = genericOf(rules);
  const named = new Set([
    ...unpublished,
    ...Object.keys(generic),
    ...rules.flatMap(({ types }) => types),
  ]);
  return {
    helpers: Object.keys(helpers).sort(),
    providers: providersOf([...schemas.keys()].sort()),
    named: Object.fromEntries(
      [...named]
        .filter(type => !schemas.has(type) && !type.includes('*'))
        .sort()
        .map(type => [type, 0]),
    ),
    generic,
    stateless: providersOf(removal.stateless),
    statelessApi: removal.statelessApi,
    holding: removal.holding,
    copies: removal.copies,
  };
}

function providersOf(types) {
  const providers = {};
  for (const type of types) {
    const [provider, word, ...rest] = type.split('_');
    const words = (providers[provider] ??= {});
    words[word] = `${words[word] ?? '|'}${rest.join('_')}|`;
  }
  return providers;
}

/** `{type: [rule, ...]}` */
function genericOf(rules) {
  const pairs = rules.flatMap(({ id, types }) =>
    types.filter(type => type.includes('/')).map(type => [type, id]),
  );
  const types = [...new Set(pairs.map(([type]) => type))].sort();
  return Object.fromEntries(
    types.map(type => [
      type,
      pairs.filter(([other]) => other === type).map(([, id]) => id),
    ]),
  );
}

/** Every rule with the types that it names: in its METADATA, by its tables, and those of Azure's API in its Rego. */
function rulesOf(tables) {
  return readdirSync(join(folder, 'rules'), { recursive: true })
    .filter(path => path.endsWith('.rego') && !path.endsWith('_test.rego'))
    .sort()
    .map(path => {
      const text = readFileSync(join(folder, 'rules', path), 'utf8');
      const names = subjectOf(text).places ?? [];
      return {
        id: path.split('/').slice(0, 2).join('/'),
        types: [
          ...new Set([
            ...(subjectOf(text).types ?? []),
            ...names.flatMap(name => Object.keys(tables[name] ?? {})),
            ...literalsOf(text),
          ]),
        ],
      };
    });
}

/** `subject` of the METADATA above the package, which is YAML behind number signs. */
function subjectOf(text) {
  const metadata = text
    .split('\n')
    .slice(1)
    .filter((line, at, lines) =>
      lines.slice(0, at + 1).every(one => one.startsWith('#')),
    )
    .map(line => line.slice(2));
  return parse(metadata.join('\n')).custom.subject;
}

/** Types of Azure's API that a file names itself, and those of the helpers that it imports. */
function literalsOf(text) {
  const imported = [
    ...text.matchAll(/^import data\.guardrails\.lib\.(\w+)$/gm),
  ];
  return [
    ...[...text.matchAll(armType)].map(([, type]) => type),
    ...imported.flatMap(([, name]) =>
      literalsOf(readFileSync(join(folder, 'lib', `${name}.rego`), 'utf8')),
    ),
  ];
}
