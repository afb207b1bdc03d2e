import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './builder.mjs';

const classes = ['sandbox', 'development', 'staging', 'production'];

/** What is wrong with the default parameters: names that the schema has not, or that a class has not. */
export function lintParameters() {
  const { properties, required } = read('parameters/schema.json');
  const parameters = read('parameters/default.json');
  const names = Object.keys(properties);
  return [
    ...names
      .filter(name => !required.includes(name))
      .map(name => `parameters/schema.json: ${name} is not required`),
    ...names
      .filter(name => !properties[name].description)
      .map(name => `parameters/schema.json: ${name} has no description`),
    ...names
      .filter(name => !saysDirection(properties[name]))
      .map(name => `parameters/schema.json: ${name} does not say "stricter"`),
    // A shipped level would come before what an organisation says about new rules.
    ...classes
      .filter(name => Object.keys(parameters[name].rules).length > 0)
      .map(
        name =>
          `parameters/default.json: ${name} sets levels; say them in the METADATA of the rules`,
      ),
    ...classes.flatMap(name =>
      differences(name, names, Object.keys(parameters[name].values)),
    ),
  ];
}

/** Which way a value is stricter, or that of each of its members. */
function saysDirection({ stricter, properties = {} }) {
  const members = Object.values(properties);
  return (
    stricter !== undefined ||
    (members.length > 0 && members.every(saysDirection))
  );
}

function differences(environmentClass, wanted, found) {
  const place = `parameters/default.json: ${environmentClass}`;
  return [
    ...wanted
      .filter(name => !found.includes(name))
      .map(name => `${place} lacks ${name}`),
    ...found
      .filter(name => !wanted.includes(name))
      .map(name => `${place} has ${name}, which no schema describes`),
  ];
}

function read(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
