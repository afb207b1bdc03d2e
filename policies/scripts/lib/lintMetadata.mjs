import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './opa.mjs';

const classes = ['sandbox', 'development', 'staging', 'production', 'default'];
const levels = ['advisory', 'approval', 'mandatory'];
const severities = ['low', 'medium', 'high', 'critical'];
const parts = ['resources', 'configuration', 'prior-state', 'variables'];
const kinds = [
  'create',
  'update',
  'replace',
  'delete',
  'forget',
  'read',
  'no-op',
  'deferred',
];
const sights = ['change', 'types', 'outline', 'plan'];
const configurationSights = ['configuration', 'outline', 'plan'];
const others = [
  'configuration',
  'workload',
  'pipeline',
  'flow',
  'entity',
  'access',
  'operation',
];
const texts = [
  'title',
  'description',
  'message',
  'fix',
  'objective',
  'author',
  'adopted',
  'review',
];

/** What is wrong with the METADATA of a rule, as sentences. */
export function lintMetadata(rule) {
  return [
    ...texts
      .filter(key => typeof rule[key] !== 'string' || rule[key].trim() === '')
      .map(key => `"${key}" is missing`),
    ...(rule.title?.endsWith('.') ? ['the title ends with a full stop'] : []),
    ...outside('severity', [rule.severity], severities),
    ...wrongLevel(rule.level),
    ...wrongSubject(rule.subject),
    ...wrongSight(rule.id, rule.subject),
    ...(Array.isArray(rule.evidence)
      ? outside('evidence', rule.evidence, parts)
      : ['"evidence" is missing']),
    ...(rule.references.length > 0 ? [] : ['no related_resources']),
    ...wrongDates(rule),
    ...wrongParameters(rule.id, rule.parameters),
  ].map(sentence => `${rule.id}: ${sentence}`);
}

function outside(what, values, allowed) {
  return values
    .filter(value => !allowed.includes(value))
    .map(value => `${what} cannot be ${JSON.stringify(value)}`);
}

/** A map of levels says what holds for every class, so that none is left without. */
function wrongLevel(level) {
  if (typeof level === 'string') return outside('level', [level], levels);
  const map = level ?? {};
  const named = Object.keys(map);
  return [
    ...outside('a class of level', named, classes),
    ...outside('level', Object.values(map), levels),
    ...(named.includes('default') ? [] : ['level has no default']),
  ];
}

/** Whatever looks beyond one change, as far as the source shows; the rest is for the tests to find. */
const beyond =
  /\b(companions|changes\.present|input\.(subject|skipped)|count\((changes|exposure|documents)\.)/;

/** What a rule must see at once is said, and a rule that judges single changes looks at nothing else. */
function wrongSight(id, subject) {
  if (!['infrastructure', 'configuration'].includes(subject?.type)) return [];
  const allowed =
    subject.type === 'infrastructure' ? sights : configurationSights;
  const { sees, companions = [] } = subject;
  return [
    ...outside('subject.sees', [sees], allowed),
    ...(sees === 'change' && beyond.test(sourceOf(id))
      ? ['sees one change and looks at more']
      : []),
    ...(companions.length > 0 && sees !== 'types'
      ? ['companions are for a rule that sees types']
      : []),
  ];
}

function wrongSubject(subject) {
  if (subject?.type !== 'infrastructure') {
    return [
      ...outside('subject.type', [subject?.type], others),
      ...wrongReads(subject),
    ];
  }
  return [
    ...(subject.types?.length > 0 ? [] : ['subject.types is missing']),
    ...(subject.changes?.length > 0 ? [] : ['subject.changes is missing']),
    ...outside('subject.changes', subject.changes ?? [], kinds),
    ...(subject.types ?? [])
      .filter(type => !/^[a-z0-9_]*\*?$/.test(type))
      .map(type => `type ${type} is neither exact nor ends in an asterisk`),
  ];
}

/** A rule on operations that does not say what it reads needs approval wherever anything is withheld. */
function wrongReads(subject) {
  if (subject?.type !== 'operation' || Array.isArray(subject.reads)) return [];
  return ['subject.reads is missing: name the parameters it reads, or []'];
}

function wrongDates({ adopted, review }) {
  const dates = [adopted, review];
  if (dates.some(date => Number.isNaN(Date.parse(date)))) {
    return ['adopted and review are dates'];
  }
  return adopted < review ? [] : ['review comes before adopted'];
}

/** Parameters that a rule reads have a schema, and the source reads what METADATA says it reads. */
function wrongParameters(id, parameters) {
  const schema = readJson('parameters/schema.json').properties;
  const source = sourceOf(id);
  const read = new Set(
    [...source.matchAll(/parameters\.values\.(\w+)/g)].map(match => match[1]),
  );
  return [
    ...outside('a parameter', parameters, Object.keys(schema)),
    ...[...read]
      .filter(parameter => !parameters.includes(parameter))
      .map(parameter => `reads the parameter ${parameter} without saying so`),
    ...parameters
      .filter(parameter => !read.has(parameter))
      .map(
        parameter => `says it reads the parameter ${parameter} and does not`,
      ),
  ];
}

/** The Rego below the METADATA. */
function sourceOf(id) {
  const [domain, name] = id.split('/');
  const path = join(
    root,
    `guardrails/rules/${domain}/${name}/${name.replaceAll('-', '_')}.rego`,
  );
  return existsSync(path)
    ? readFileSync(path, 'utf8').replace(/^#.*$/gm, '')
    : '';
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
