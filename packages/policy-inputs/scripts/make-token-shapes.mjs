/**
 * Makes `src/secrets/tokenShapes.ts` from the rules of gitleaks: those that know a token by a prefix of its own.
 *
 *     node packages/policy-inputs/scripts/make-token-shapes.mjs [gitleaks.toml]
 *
 * Without a file it takes the one of the version named here. Only what a token looks like is taken over. Rules that
 * need the words around a value (`generic-api-key`, `curl-auth-header`), a file's name or the randomness of the text are
 * left out: evidence has names and values apart, and a guess would hide values that rules have to read.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'smol-toml';

const VERSION = 'v8.30.1';
const SOURCE = `https://raw.githubusercontent.com/gitleaks/gitleaks/${VERSION}/config/gitleaks.toml`;
const OUTPUT = new URL('../src/secrets/tokenShapes.ts', import.meta.url);

/** What is no token of its own shape, or known by a shape of ours already. */
const LEFT_OUT = {
  'private-key': 'ours: a header is enough',
  jwt: 'ours',
  'github-fine-grained-pat': 'ours',
  'github-oauth': 'ours',
  'github-pat': 'ours',
  'github-refresh-token': 'ours',
  'gitlab-pat': 'ours',
  'gitlab-pat-routable': 'ours',
  'gcp-api-key': 'ours',
  'npm-access-token': 'ours',
  'slack-bot-token': 'ours',
  'slack-legacy-bot-token': 'ours',
  'slack-config-refresh-token': 'ours',
  'vault-batch-token': 'ours',
  'jwt-base64': 'any base64 of JSON with these members',
  'aws-access-token': 'ours',
  'flutterwave-secret-key': 'the one of the encryption key has it',
  'gitlab-runner-authentication-token-routable':
    'the one that is not routable has it',
  'twilio-api-key': 'SK and 32 hexadecimal digits are in many digests',
  'sourcegraph-access-token': 'any 40 hexadecimal digits, which is a commit',
  'flutterwave-public-key': 'a public key',
  'sidekiq-sensitive-url': 'ours: a connection string',
  'clickhouse-cloud-api-secret-key': 'in one of 65,536 digests',
  'square-access-token': 'EAAA starts many base64 texts',
  'vault-service-token': 'ours: s. and 24 letters are in many names',
  'artifactory-reference-token': 'base64 of any text that starts so',
};

const text = process.argv[2]
  ? await readFile(process.argv[2], 'utf8')
  : await (await fetch(SOURCE)).text();
const shapes = parse(text)
  .rules.filter(({ id, regex }) => regex && !Object.hasOwn(LEFT_OUT, id))
  .flatMap(({ id, regex, keywords = [] }) => {
    const shape = toShape(regex);
    const own = keywords.filter(word => isLiteralOf(shape, word));
    return own.length > 0 && own.length === keywords.length
      ? [{ id, keywords: own, ...shape }]
      : [];
  })
  .sort((a, b) => (a.id < b.id ? -1 : 1));
await writeFile(OUTPUT, render(shapes));

/** The regular expression of Go's dialect in ours; nothing where it reads around a token, or without a bound. */
function toShape(regex) {
  if (regex.includes('[\\w.-]{0,50}?')) return undefined;
  const [before, ...after] = regex.split('(?i)');
  const ignoreCase = before === '' && after.length > 0;
  const source = [before, ...(ignoreCase ? after : after.map(anyCase))]
    .join('')
    .replaceAll(/\(\?i:([^()]*)\)/g, (_, inner) => anyCase(inner))
    .replaceAll('(?-i:', '(?:')
    .replaceAll('[[:alnum:]]', '[A-Za-z0-9]')
    // What has to follow a token: a longer text is no less of one, and without it nothing is read twice.
    .replace(/\(\?:\[\\x60'"\\s;\]\|\\\\\[nr\]\|\$(?:\|\\b)?\)$/, '')
    .replace(/\(\?:\[\^[^\]]+\]\|\\z\)$/, '')
    .replaceAll(/\((?!\?)/g, '(?:')
    .replace(/^(\\b)?\(\?:((?:[^()|]|\(\?:[^()]*\))*)\)$/, '$1$2');
  const bounded = source
    .replace(/\\b$/, '')
    .replace(/(?:=\{0,\d\}|=\*|\[[^\]]+\]\*)$/, '')
    .replace(/\(\?:[^()]*\)\?$/, '')
    .replace(/\{(\d+),\d*\}$/, '{$1}')
    .replace(/(\[[^\]]+\]|\\d)\+$/, '$1');
  const outside = bounded.replaceAll(/\[[^\]]*\]/g, '[]');
  if (/\{\d+,\}|[*+]|\.\*/.test(outside)) return undefined;
  return { source: new RegExp(bounded).source, ignoreCase };
}

/** The classes of a text in both cases. */
function anyCase(source) {
  return source.replaceAll(/\[[^\]]*\]/g, letters =>
    letters
      .replaceAll(
        /(?<![A-Z]-[A-Z])([a-z])-([a-z])/g,
        range => `${range.toUpperCase()}${range}`,
      )
      .replace('abcdef', 'A-Fa-f'),
  );
}

/** Whether every text of the shape has the word in it, as far as can be seen from its outside. */
function isLiteralOf(shape, word) {
  return (
    word.length >= 3 &&
    shape?.source
      .replaceAll(/\[[^\]]*\]/g, '[]')
      .replaceAll('\\', '')
      .toLowerCase()
      .includes(word.toLowerCase())
  );
}

function render(found) {
  const rows = found.map(({ id, source, ignoreCase }) => {
    const name = /^[a-z]+$/.test(id) ? id : `'${id}'`;
    return `  ${name}: /${source}/${ignoreCase ? 'i' : ''},`;
  });
  const words = [...new Set(found.flatMap(({ keywords }) => keywords))].map(
    word => word.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'),
  );
  const needed = words.filter(
    word => !words.some(other => other !== word && word.includes(other)),
  );
  return `// Made by scripts/make-token-shapes.mjs from the rules of gitleaks ${VERSION}; do not edit.
// MIT License, Copyright (c) 2019 Zachary Rice; the licence is in THIRD_PARTY.md of this package.

/** Tokens of services, by the id of the rule. @internal */
export const tokenShapes: Record<string, RegExp> = {
${rows.join('\n')}
};

/** What each of them has in it: one cheap look at most texts, which have none. @internal */
export const TOKEN_HINT =
  /${needed.sort().join('|')}/i;
`;
}
