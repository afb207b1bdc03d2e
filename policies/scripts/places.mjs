// Checks policies/places/*.yaml against the schemas of the providers and writes what follows from them: the tables of
// the bundle, the types that its rules know, and pages. With --check it writes nothing; exit 1 if a file is not what it would write.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { fail, root } from './lib/builder.mjs';
import { isArm, isCloudControl } from './lib/forms.mjs';
import { formsPage } from './lib/formsPage.mjs';
import { pageOf } from './lib/placesPage.mjs';
import { decided } from './lib/removal.mjs';
import { readTables } from './lib/readTables.mjs';
import { readSchemas } from './lib/schemas.mjs';
import { withEnded } from './lib/supportEnds.mjs';
import { typesOf } from './lib/typesOf.mjs';

const requirements = [
  ...['is', 'not', 'set', 'absent', 'key', 'least', 'most'],
  ...['includes', 'named', 'variables', 'lasts', 'never', 'lowered'],
  ...['kept', 'grown', 'widened'],
];
const others = [
  ...['path', 'default', 'block', 'if', 'unless', 'companion'],
  ...['wanted', 'json', 'unchecked', 'source', 'computed', 'immutable'],
  ...['weakest', 'same', 'otherwise', 'narrower'],
];
/** Requirements that an element of a block does not fulfil before anything is known of it. */
const unfulfilled = ['is', 'key', 'least', 'lasts', 'includes', 'absent'];
/** Of a place, what decides: the rest is for readers. */
const prose = ['unchecked', 'source'];

const schemas = readSchemas(join(root, 'schemas'));
const forms = readSchemas(join(root, 'schemas'), ['arm', 'awscc']);
const faults = [];
const tables = {};
const pages = {};
const sources = readTables(join(root, 'places'));
for (const { name, file, ...table } of sources) {
  const places = withEnded(table, what => faults.push(`${file}: ${what}`));
  tables[name] = {};
  for (const type of Object.keys(places).sort()) {
    tables[name][type] = places[type].map(place =>
      leanOf({ place, type, file }),
    );
  }
  pages[`docs/places/${name}.md`] = pageOf({ ...table, name, places });
}
const otherForms = parse(readFileSync(join(root, 'forms.yaml'), 'utf8'));
for (const type of Object.values(otherForms).flatMap(Object.keys)) {
  const isListed = sources.some(({ places }) => Object.hasOwn(places, type));
  if (!isListed) faults.push(`forms.yaml: no table has ${type}`);
}
pages['docs/forms.md'] = formsPage({ tables: sources, forms: otherForms });
const { helpers, unpublished } = parse(
  readFileSync(join(root, 'types.yaml'), 'utf8'),
);
const { controls, ...removal } = decided({
  schemas,
  unpublished,
  forms: otherForms,
  complain: what => faults.push(`removal.yaml: ${what}`),
});
tables.controls = controls;
const types = typesOf({ schemas, tables, helpers, unpublished, removal });
for (const sentence of faults) process.stderr.write(`${sentence}\n`);
if (faults.length > 0) process.exit(1);
write({
  'guardrails/places/data.json': `${JSON.stringify(tables, null, 1)}\n`,
  'guardrails/types/data.json': `${JSON.stringify(types, null, 1)}\n`,
  ...pages,
});

/** A place as rules read it. */
function leanOf({ place, type, file }) {
  const at = `${file}: ${type} ${place.path}`;
  const complain = what => faults.push(`${at}: ${what}`);
  const stated = requirements.filter(key => Object.hasOwn(place, key));
  if (stated.length !== 1)
    complain(`has not one of ${requirements.join(', ')}`);
  for (const key of Object.keys(place)) {
    if (![...requirements, ...others].includes(key))
      complain(`what is ${key}?`);
  }
  if (place.not && !place.wanted) complain('"not" needs "wanted"');
  // A pattern that ends in an asterisk is the beginning of a value.
  if (place.not?.includes('*')) complain(`'*' is every value: write '^[*]$'`);
  for (const other of place.companion?.types ?? []) {
    computedAt(other, place.companion.attribute, false, complain);
  }
  // Said by hand where a schema does not tell: a default that the account decides is unknown before apply.
  const derived = place.unchecked
    ? undefined
    : computedAt(type, place.path, place.json, complain);
  const computed = Object.hasOwn(place, 'computed') ? place.computed : derived;
  const blockOf = ({ path, unchecked }) =>
    !place.unchecked &&
    !unchecked &&
    computedAt(type, path, place.json, complain) === 'block';
  const lean = Object.fromEntries(
    Object.entries(place).filter(
      ([key]) => !prose.includes(key) && key !== 'computed',
    ),
  );
  return {
    ...lean,
    path: segments(place.path),
    ...segmented(place, ['same', 'narrower']),
    ...conditions(
      { ...place, if: [...(place.if ?? []), ...written(place, type)] },
      'if',
      blockOf,
    ),
    ...conditions(place, 'unless', blockOf),
    ...(computed && { computed }),
  };
}

/** A block that the provider fills in has elements once it is written: there are none to judge before. */
function written(place, type) {
  const [block, ...elements] = String(place.path).split('.*');
  if (elements.length === 0) return [];
  const flags = schemas.get(type)?.get(block.replace(/\.\d+/g, ''));
  return flags === 'bc' && unfulfilled.some(key => Object.hasOwn(place, key))
    ? [{ path: block, set: true }]
    : [];
}

/** A condition of a resource; one in a block that the provider fills in says so, as a place does. */
function conditions(place, key, blockOf) {
  return place[key]?.length > 0
    ? {
        [key]: place[key].map(condition => {
          const { unchecked, ...lean } = condition;
          return {
            ...lean,
            path: segments(lean.path),
            ...(blockOf(condition) && { computed: 'block' }),
          };
        }),
      }
    : {};
}

/** The further paths of a place, below an element of its list. */
function segmented(place, keys) {
  return Object.fromEntries(
    keys
      .filter(key => Object.hasOwn(place, key))
      .map(key => [key, segments(place[key])]),
  );
}

/** A path is text, or a list where a name has a point in it. */
function segments(path) {
  if (Array.isArray(path)) return path;
  return String(path)
    .split('.')
    .map(segment => (/^\d+$/.test(segment) ? Number(segment) : segment));
}

/** Whether the provider fills it in, by the schema; a path that is not there is a fault. */
function computedAt(type, path, isJson, complain) {
  const schema = schemas.get(type) ?? forms.get(type);
  if (!schema) {
    complain(
      isArm(type) || isCloudControl(type)
        ? 'its schema is not derived yet: run forms.mjs'
        : 'no provider has this type; say why it is "unchecked"',
    );
    return undefined;
  }
  const names = segments(path).filter(
    segment => typeof segment === 'string' && segment !== '*',
  );
  if (isJson) names.length = 1;
  let inBlock = false;
  for (let length = 1; length <= names.length; length++) {
    const parent = names.slice(0, length - 1).join('.');
    const flags = schema.get(names.slice(0, length).join('.'));
    if (flags === undefined) {
      // Members of a map have any name.
      if (isMap(schema, parent)) {
        return inBlock ? 'block' : undefined;
      }
      complain(`${type} has no ${names.slice(0, length).join('.')}`);
      return undefined;
    }
    if (flags === 'bc' || schema.get(parent)?.includes('c')) inBlock = true;
  }
  const flags = schema.get(names.join('.'));
  if (inBlock) return 'block';
  return flags?.includes('c') ? true : undefined;
}

/** Members of a map have any name, so a schema lists none. */
function isMap(schema, path) {
  return (
    schema.get(path)?.includes('b') === false &&
    ![...schema.keys()].some(other => other.startsWith(`${path}.`))
  );
}

function write(files) {
  const check = process.argv.includes('--check');
  const other = Object.entries(files).filter(
    ([path, text]) =>
      !existsSync(join(root, path)) ||
      readFileSync(join(root, path), 'utf8') !== text,
  );
  if (check && other.length > 0) {
    fail(
      `${other
        .map(([path]) => path)
        .join(', ')}: not what policies/places says; run yarn places`,
    );
  }
  for (const [path, text] of check ? [] : other) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const all = Object.values(tables).flatMap(table => Object.values(table));
  const named = new Set(Object.values(tables).flatMap(Object.keys));
  process.stdout.write(
    `places: ${all.flat().length} of ${named.size} types in ${
      Object.keys(tables).length
    } tables\n`,
  );
}
